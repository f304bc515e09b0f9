// SPDX-License-Identifier: EUPL-1.2
// From meetings and decisions to names in templates. Pure.
#pragma once

#include "daemon/views/meetings/meetings_model.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {

Values meetings_values(const Layout& layout, const MeetingsModel& model);

}  // namespace saksgang::views
