// SPDX-License-Identifier: EUPL-1.2
// What came of sending a form: what was typed, and what was wrong with it. Plain data; the route
// fills it, the page shows the form again from it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/error.hpp"

namespace saksgang::views {

struct FormFault {
    std::string field;  // the name of the one to blame; empty: the form as a whole
    Reason reason;      // {field} in its sentence stands for that field's label
};

struct SentForm {
    std::map<std::string, std::string, std::less<>> typed;  // by field
    std::vector<FormFault> faults;

    const std::string* find(std::string_view name) const;
    // As typed; `standard` where nothing was sent.
    std::string value(std::string_view name, std::string standard = {}) const;
};

}  // namespace saksgang::views
