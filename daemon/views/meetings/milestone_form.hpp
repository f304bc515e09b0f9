// SPDX-License-Identifier: EUPL-1.2
// What can be registered of one milestone: that it was held, another day, or that it is called off.
// Pure; any thread.
#pragma once

#include "daemon/views/forms/form_page.hpp"

namespace saksgang::views {

enum class MilestoneAct { hold = 1, move, cancel };
std::string_view to_string(MilestoneAct act);  // as it stands in the address

// `sent` came from the form of `act`. Errc::not_found when the process has no such milestone.
Result<FormPageModel> milestone_page(const FormReading& reading, const MilestoneSlug& milestone,
                                     std::optional<MilestoneAct> act, Language language);

}  // namespace saksgang::views
