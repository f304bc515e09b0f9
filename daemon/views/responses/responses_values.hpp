// SPDX-License-Identifier: EUPL-1.2
// From responses to names in templates. Pure.
#pragma once

#include "daemon/views/responses/responses_model.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {

Values responses_values(const Layout& layout, const ResponsesModel& model);
Values response_values(const Layout& layout, const ResponseModel& model);

}  // namespace saksgang::views
