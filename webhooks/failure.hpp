// SPDX-License-Identifier: EUPL-1.2
// Why an attempt ended before there was an answer.
#pragma once

#include <expected>
#include <string>
#include <utility>

#include "webhooks/outbox.hpp"

namespace saksgang::webhooks {

struct Failure {
    AttemptOutcome outcome;
    std::string detail;
};

// What one step of an attempt came to.
template <class T>
using Step = std::expected<T, Failure>;

inline std::unexpected<Failure> failed(AttemptOutcome outcome, std::string detail) {
    return std::unexpected(Failure{outcome, std::move(detail)});
}

}  // namespace saksgang::webhooks
