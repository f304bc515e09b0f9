// SPDX-License-Identifier: EUPL-1.2
// Secrets on their way from the page that made them to the page that shows them, across the
// redirect between the two. In memory alone: what nobody came for is forgotten. Main loop.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "workflows/core/ids.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::app {

class ShownOnce {
public:
    explicit ShownOnce(const Clock& clock) : clock_(clock) {}

    // `subject`: "endpoint/7". A later secret for the same person and subject takes its place; the
    // oldest gives way when there are limits::secrets_shown_once_max.
    void put(PersonId person, std::string subject, std::string secret);
    // The secret, and never again. Nothing once limits::secret_shown_within has passed.
    std::optional<std::string> take(PersonId person, const std::string& subject);

private:
    struct Waiting {
        PersonId person;
        std::string subject;
        std::string secret;
        Instant until{};
    };
    void forget_expired();

    const Clock& clock_;
    std::deque<Waiting> waiting_;  // oldest first
};

}  // namespace saksgang::app
