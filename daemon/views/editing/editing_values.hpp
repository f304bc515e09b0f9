// SPDX-License-Identifier: EUPL-1.2
// From the models of this folder to what their templates are filled with. Pure.
#pragma once

#include "daemon/views/editing/joining_model.hpp"
#include "daemon/views/editing/review_model.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {

Values review_values(const Layout& layout, const ReviewModel& model);
Values joining_values(const Layout& layout, const JoiningModel& model);

}  // namespace saksgang::views
