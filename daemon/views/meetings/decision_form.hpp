// SPDX-License-Identifier: EUPL-1.2
// The forms about decisions: recording one, withdrawing one, correcting one. Pure; any thread.
#pragma once

#include "daemon/views/forms/form_page.hpp"
#include "repo/text/structure.hpp"

namespace saksgang::views {

// The text whose chapters are offered; null: none are. Outlives the call.
struct OfferedSections {
    const repo::Structure* structure = nullptr;
    VersionNumber version = {};
};

FormPageModel record_decision_page(const FormReading& reading, const OfferedSections& sections,
                                   Language language);
FormPageModel withdraw_decision_page(const FormReading& reading,
                                     const workflows::Decision& decision, Language language);
// Filled with what was recorded.
FormPageModel correct_decision_page(const FormReading& reading, const OfferedSections& sections,
                                    const workflows::Decision& decision, Language language);

}  // namespace saksgang::views
