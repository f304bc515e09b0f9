// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/editing/edit_form.hpp"

#include <algorithm>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/forms/form_choices.hpp"
#include "daemon/views/instants.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;

constexpr int text_rows = 24;

// How many decisions can lapse when the text changes, or when some chapters of it do.
std::int64_t standing_decisions(const ProcessView& view, bool about_part) {
    return std::ranges::count_if(view.process.decisions, [&](const workflows::Decision& decision) {
        const bool stands = decision.standing == workflows::Standing::valid ||
                            decision.standing == workflows::Standing::carried;
        return stands && decision.sections.empty() != about_part;
    });
}

std::vector<std::string> words_of(const ProcessView& view, const Speech& speech) {
    std::vector<std::string> words{speech.say("words_edit")};
    if (text_is_locked(view)) words.push_back(speech.say("words_text_locked"));
    const auto whole = standing_decisions(view, false);
    const auto part = standing_decisions(view, true);
    if (whole > 0) words.push_back(speech.count("words_will_lapse", whole));
    if (part > 0) words.push_back(speech.count("words_part_will_lapse", part));
    return words;
}

std::vector<std::string> draft_words(const EditReading& reading, const Speech& speech) {
    const ProcessView& view = reading.form.process;
    std::vector<std::string> words{speech.say(
        "draft_when", {{"at", instant_words(*reading.kept_at, view.council.time_zone, speech)}})};
    if (reading.stale && view.version) {
        const auto newest = std::to_string(view.version->text.version.value);
        words.push_back(speech.say("draft_stale", {{"version", newest}}));
    }
    return words;
}

FormPageModel page_with(const ProcessView& view, std::string title, std::vector<std::string> words,
                        FormModel form, const Speech& speech) {
    return {.head = document_head(view, DocumentTab::control, speech),
            .title = std::move(title),
            .words = std::move(words),
            .forms = {std::move(form)},
            .back_url = page_of(view.process.document, "/control"),
            .back = speech.say("back_to_control")};
}

}  // namespace

FormPageModel edit_page(const EditReading& reading, Language language) {
    const Speech speech{language};
    const ProcessView& view = reading.form.process;
    const auto action = page_of(view.process.document, "/edit");
    FormModel form{.id = "edit",
                   .action = action,
                   .submit = speech.say("do_review_text"),
                   .once = reading.form.once,
                   .does = "review",
                   .others = {{.value = "keep", .words = speech.say("do_keep_draft")}},
                   .keeps_draft = true,
                   .hidden = {{"base", reading.base}},
                   .fields = {{.name = "text",
                               .kind = FieldKind::text,
                               .hint = speech.say("hint_text"),
                               .value = std::string{reading.text},
                               .required = true,
                               .rows = text_rows},
                              {.name = "message",
                               .kind = FieldKind::text,
                               .hint = speech.say("hint_message"),
                               .value = std::string{reading.message},
                               .bytes_max = limits::note_bytes_max,
                               .rows = 2}}};
    fill_in(form, reading.form.sent, view.council, speech);
    auto page =
        page_with(view, speech.say("do_edit"), words_of(view, speech), std::move(form), speech);
    if (!reading.kept_at) return page;
    auto words = draft_words(reading, speech);
    page.words.insert(page.words.begin(), words.begin(), words.end());
    page.forms.push_back({.id = "throw",
                          .action = action,
                          .submit = speech.say("do_throw_draft"),
                          .once = {},
                          .heading = speech.say("draft"),
                          .weighty = true,
                          .does = "discard"});
    return page;
}

FormPageModel release_page(const FormReading& reading, Language language) {
    const Speech speech{language};
    const ProcessView& view = reading.process;
    const auto number =
        view.process.head ? std::to_string(view.process.head->text.version.value) : std::string{};
    FormModel form{.id = "release",
                   .action = page_of(view.process.document, "/release"),
                   .submit = speech.say("do_release"),
                   .once = reading.once,
                   .hidden = {{"version", number}},
                   .fields = {{.name = "name",
                               .hint = speech.say("hint_version_name"),
                               .required = true,
                               .bytes_max = limits::name_bytes_max},
                              {.name = "visibility",
                               .kind = FieldKind::select,
                               .hint = speech.say("hint_release_visibility"),
                               .value = "public",
                               .required = true,
                               .choices = visibility_choices(speech)},
                              {.name = "statute",
                               .hint = speech.say("hint_statute"),
                               .bytes_max = limits::name_bytes_max}}};
    fill_in(form, reading.sent, view.council, speech);
    std::vector<std::string> words;
    if (!view.process.head)
        words = {speech.say("no_text")};
    else if (view.process.head->released_at)
        words = {speech.say("words_released_already",
                            {{"version", number}, {"name", view.process.head->name}})};
    else
        words = {speech.say("words_release", {{"version", number}})};
    return page_with(view, speech.say("do_release"), std::move(words), std::move(form), speech);
}

}  // namespace saksgang::views
