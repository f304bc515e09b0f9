// SPDX-License-Identifier: EUPL-1.2
// Writing: the form that saves a text, and the one that sends a version out. Pure; any thread.
#pragma once

#include <optional>

#include "daemon/views/forms/form_page.hpp"

namespace saksgang::views {

struct EditReading {
    const FormReading& form;
    std::string_view text;                // today's, or a draft's; empty: there is none yet
    std::string_view message;             // what a draft says of itself
    std::string base;                     // the id of the text it begins with; empty likewise
    std::optional<Instant> kept_at = {};  // of the draft
    bool stale = false;                   // a newer text was saved since the draft was begun
};

// What was typed comes first, then the draft, then today's text.
FormPageModel edit_page(const EditReading& reading, Language language);

// Of today's version.
FormPageModel release_page(const FormReading& reading, Language language);

}  // namespace saksgang::views
