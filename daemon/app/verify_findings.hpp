// SPDX-License-Identifier: EUPL-1.2
// What a check found, and the list it is kept in: bounded, the earliest entry first.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/event_codec.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::app {

struct Finding {
    std::optional<Seq> entry;  // the first that is not borne out, where one can be named
    std::string what;
    std::string_view remedy;
};

namespace remedy {
inline constexpr std::string_view restore_database =
    "keep this data folder as evidence, and restore saksgang.db from the newest backup that "
    "verifies";
inline constexpr std::string_view rebuild =
    "if the journal holds: stop the daemon, run saksgang rebuild, and verify again";
inline constexpr std::string_view restore_git =
    "keep this data folder as evidence, and restore text.git from the newest backup that verifies";
inline constexpr std::string_view compare =
    "find out which of the two was changed: ask whoever else keeps roots of this journal";
}  // namespace remedy

struct Check {
    std::string_view name;
    std::string_view of;  // what was counted
    std::int64_t counted = 0;
    std::vector<Finding> findings = {};  // by entry; those without one last
    std::int64_t left_out = 0;           // found too, over limits::findings_max

    bool holds() const { return findings.empty(); }
    void add(Finding finding);
};

// One entry that could be read.
struct Recorded {
    journal::Entry entry;
    workflows::Event event;
};

}  // namespace saksgang::app
