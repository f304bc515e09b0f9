// SPDX-License-Identifier: EUPL-1.2
// What somebody is about to save, shown before it is saved: the changes in the text, what becomes
// of decisions, what the check of the text finds, and how the text will read. Pure; any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "daemon/app/join_text.hpp"
#include "daemon/app/review_text.hpp"
#include "daemon/views/changes/changes_model.hpp"
#include "daemon/views/finding_words.hpp"
#include "daemon/views/forms/form_page.hpp"

namespace saksgang::views {

struct ReviewReading {
    const FormReading& form;
    const app::TextReview& review;
    const app::JoinedText* joined = nullptr;  // what it was put together from, where it was
    std::optional<VersionNumber> restored;    // it is the text of this version once more
    std::string message;
};

struct ReviewModel {
    struct Decision {
        std::string words;  // "Styret, tilslutning"
        std::string why;
        Tag tag;
    };

    DocumentHead head;
    std::string title;
    std::vector<std::string> words;
    std::vector<ChangesBody> theirs;  // one, where somebody else saved meanwhile
    ChangesBody changes;
    std::vector<Decision> decisions;
    std::vector<FindingWords> findings;
    std::shared_ptr<const std::string> html;  // null: too large to show
    std::shared_ptr<const std::string> text;  // sent on by the form; null where the version says it
    FormModel form;
    std::string back_url;
    std::string back;
};

ReviewModel review_model(const ReviewReading& reading, Language language);

}  // namespace saksgang::views
