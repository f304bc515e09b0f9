// SPDX-License-Identifier: EUPL-1.2
// Where two have changed the same passage: a place each, with all wordings, and a choice. Pure; any
// thread. The form carries the whole text, so that nothing typed is lost.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "daemon/app/join_text.hpp"
#include "daemon/views/changes/changes_model.hpp"
#include "daemon/views/forms/form_page.hpp"

namespace saksgang::views {

// What may be chosen for a conflict, as the form sends it.
enum class Wording { theirs = 1, mine, both, own };
std::optional<Wording> wording_from(std::string_view text);
std::string_view to_string(Wording wording);

// The names of the fields of a conflict, which count from 0.
std::string choice_field(std::size_t conflict);
std::string wording_field(std::size_t conflict);

struct JoiningReading {
    const FormReading& form;
    const app::JoinedText& joined;
    std::shared_ptr<const std::string> text;  // as typed
    std::string message;
};

struct JoiningModel {
    struct Side {
        std::string title;
        std::vector<ChangedRun> runs;  // none: the passage is not there
    };
    struct Place {
        std::string title;  // "Sted 1 av 3, under «Klima»"
        std::string kind;
        std::vector<Side> sides;
        FormField choice;
        FormField wording;
    };

    DocumentHead head;
    std::string title;
    std::string intro;
    std::vector<Place> places;
    ChangesBody theirs;
    FormModel form;  // without fields: those are the places'
    std::shared_ptr<const std::string> text;
    std::string message;
    std::string back_url;
    std::string back;
};

JoiningModel joining_model(const JoiningReading& reading, Language language);

}  // namespace saksgang::views
