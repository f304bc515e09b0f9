// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/shown_once.hpp"

#include <algorithm>

#include "workflows/core/limits.hpp"

namespace saksgang::app {

void ShownOnce::put(PersonId person, std::string subject, std::string secret) {
    take(person, subject);
    if (waiting_.size() == limits::secrets_shown_once_max) waiting_.pop_front();
    waiting_.push_back({.person = person,
                        .subject = std::move(subject),
                        .secret = std::move(secret),
                        .until = clock_.now() + limits::secret_shown_within});
}

std::optional<std::string> ShownOnce::take(PersonId person, const std::string& subject) {
    forget_expired();
    const auto found = std::ranges::find_if(waiting_, [&](const Waiting& one) {
        return one.person == person && one.subject == subject;
    });
    if (found == waiting_.end()) return std::nullopt;
    auto secret = std::move(found->secret);
    waiting_.erase(found);
    return secret;
}

void ShownOnce::forget_expired() {
    std::erase_if(waiting_, [now = clock_.now()](const Waiting& one) { return one.until <= now; });
}

}  // namespace saksgang::app
