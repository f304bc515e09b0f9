// SPDX-License-Identifier: EUPL-1.2
// From the models of this folder to names in templates. Pure.
#pragma once

#include "daemon/views/control/control_model.hpp"
#include "daemon/views/control/next_model.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {

Values control_values(const Layout& layout, const ControlModel& model);
Values controls_values(const Layout& layout, const ControlsModel& model);
Values next_step_values(const Layout& layout, const NextModel& model);

}  // namespace saksgang::views
