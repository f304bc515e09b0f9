// SPDX-License-Identifier: EUPL-1.2
// Writing: the form that saves a text, and the one that sends a version out. Pure; any thread.
#pragma once

#include "daemon/views/forms/form_page.hpp"

namespace saksgang::views {

struct EditReading {
    const FormReading& form;
    std::string_view text;  // today's; empty: there is none yet
    std::string base;       // the id of today's text; empty likewise
    bool conflict = false;  // somebody saved another text since this one was opened
};

// After a conflict what was typed is kept, today's text stands beside it, and to save on top of
// that must be asked for.
FormPageModel edit_page(const EditReading& reading, Language language);

// Of today's version.
FormPageModel release_page(const FormReading& reading, Language language);

}  // namespace saksgang::views
