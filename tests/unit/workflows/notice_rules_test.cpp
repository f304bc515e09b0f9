// SPDX-License-Identifier: EUPL-1.2
#include "workflows/notice_rules.hpp"

#include <set>
#include <string_view>

#include "tests/support/catch.hpp"
#include "tests/unit/workflows/random_events.hpp"

namespace saksgang::workflows {

TEST_CASE("exactly the events that docs/api.md lists are sent as notices") {
    const std::set<std::string_view> listed{"document.version_released",
                                            "document.stage_changed",
                                            "decision.recorded",
                                            "decision.standing_changed",
                                            "response.received",
                                            "milestone.moved",
                                            "milestone.held"};
    std::set<std::string_view> sent;
    for (const Event& event : one_of_each(1)) {
        if (is_notice(event)) sent.insert(type_of(event));
    }
    CHECK(sent == listed);
}

TEST_CASE(
    "working versions stay with the secretariat, and what is not said to be otherwise is public") {
    const std::set<std::string_view> say_for_themselves{"document.version_released",
                                                        "response.received"};
    for (const Event& event : one_of_each(2)) {
        INFO(type_of(event));
        if (say_for_themselves.contains(type_of(event))) continue;
        const bool working = std::holds_alternative<VersionSaved>(event);
        CHECK(visibility_of(event) == (working ? Visibility::secretariat : Visibility::open));
    }
}

TEST_CASE("released versions and responses are read by those they name") {
    for (const Visibility visibility : {Visibility::secretariat, Visibility::recipients,
                                        Visibility::open, Visibility::withheld}) {
        VersionReleased released;
        released.visibility = visibility;
        CHECK(visibility_of(released) == visibility);
        ResponseReceived received;
        received.visibility = visibility;
        CHECK(visibility_of(received) == visibility);
    }
}

}  // namespace saksgang::workflows
