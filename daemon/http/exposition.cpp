// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/exposition.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace saksgang::http {
namespace {

// In a help text quotes stand for themselves; in a label's value they do not.
std::string escaped(std::string_view text, bool quoted) {
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\\' || (c == '"' && quoted))
            (out += '\\') += c;
        else
            out += c;
    }
    return out;
}

std::string number(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
    return fmt::format("{}", value);
}

}  // namespace

Exposition& Exposition::family(std::string_view name, std::string_view kind,
                               std::string_view help) {
    name_ = name;
    fmt::format_to(std::back_inserter(text_), "# HELP {} {}\n# TYPE {} {}\n", name,
                   escaped(help, false), name, kind);
    return *this;
}

Exposition& Exposition::counter(std::string_view name, std::string_view help) {
    return family(name, "counter", help);
}

Exposition& Exposition::gauge(std::string_view name, std::string_view help) {
    return family(name, "gauge", help);
}

Exposition& Exposition::histogram(std::string_view name, std::string_view help) {
    return family(name, "histogram", help);
}

Exposition& Exposition::whole(Labels labels, std::int64_t value) {
    sample("", labels, "", std::to_string(value));
    return *this;
}

Exposition& Exposition::count(Labels labels, std::uint64_t value) {
    sample("", labels, "", std::to_string(value));
    return *this;
}

Exposition& Exposition::real(Labels labels, double value) {
    sample("", labels, "", number(value));
    return *this;
}

// The format's buckets hold all that is as large or smaller; ours hold each what is its own.
Exposition& Exposition::buckets(Labels labels, const runtime::Histogram::Reading& reading) {
    std::uint64_t so_far = 0;
    for (std::size_t i = 0; i < reading.counts.size(); ++i) {
        so_far += reading.counts[i];
        const bool last = i == reading.bounds.size();
        sample("_bucket", labels, last ? "+Inf" : number(reading.bounds[i]),
               std::to_string(so_far));
    }
    sample("_sum", labels, "", number(reading.sum));
    sample("_count", labels, "", std::to_string(so_far));
    return *this;
}

void Exposition::sample(std::string_view ending, Labels labels, std::string_view bound,
                        std::string_view value) {
    text_ += name_;
    text_ += ending;
    std::string inside;
    for (const auto& [name, words] : labels) {
        if (!inside.empty()) inside += ',';
        inside += fmt::format("{}=\"{}\"", name, escaped(words, true));
    }
    if (!bound.empty()) {
        if (!inside.empty()) inside += ',';
        inside += fmt::format("le=\"{}\"", bound);
    }
    if (!inside.empty()) text_ += fmt::format("{{{}}}", inside);
    text_ += fmt::format(" {}\n", value);
}

}  // namespace saksgang::http
