// SPDX-License-Identifier: EUPL-1.2
// Prometheus' text format, version 0.0.4: families of samples, each family begun once and followed
// at once by its samples. Pure; any thread.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/runtime/histogram.hpp"

namespace saksgang::http {

class Exposition {
public:
    static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

    using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    Exposition& counter(std::string_view name, std::string_view help);
    Exposition& gauge(std::string_view name, std::string_view help);
    Exposition& histogram(std::string_view name, std::string_view help);

    // Samples of the family begun last.
    Exposition& whole(Labels labels, std::int64_t value);
    Exposition& count(Labels labels, std::uint64_t value);
    Exposition& real(Labels labels, double value);
    Exposition& buckets(Labels labels, const runtime::Histogram::Reading& reading);

    std::string take() { return std::move(text_); }

private:
    Exposition& family(std::string_view name, std::string_view kind, std::string_view help);
    void sample(std::string_view ending, Labels labels, std::string_view bound,
                std::string_view value);

    std::string name_;
    std::string text_;
};

}  // namespace saksgang::http
