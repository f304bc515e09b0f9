// SPDX-License-Identifier: EUPL-1.2
// Who saved which version, and when, for sentences about two who wrote at once. Pure; any thread.
#pragma once

#include "daemon/app/read_process.hpp"
#include "daemon/views/instants.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {

// {version}, {who} and {at}.
inline Speech::Arguments saved_meanwhile(const app::ProcessView& view,
                                         const workflows::Version& version, const Speech& speech) {
    return {{"version", std::to_string(version.text.version.value)},
            {"who", name_of(version.saved_by.role, speech)},
            {"at", instant_words(version.saved_at, view.council.time_zone, speech)}};
}

}  // namespace saksgang::views
