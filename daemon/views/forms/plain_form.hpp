// SPDX-License-Identifier: EUPL-1.2
// A page that is one form and little else. Plain data.
#pragma once

#include <string>
#include <vector>

#include "daemon/views/forms/form.hpp"

namespace saksgang::views {

struct PlainForm {
    std::string title;
    std::vector<std::string> intro;  // paragraphs
    FormModel form;
    std::string back_path;  // where the reader came from; empty: no way there is shown
    std::string back;       // its words
};

}  // namespace saksgang::views
