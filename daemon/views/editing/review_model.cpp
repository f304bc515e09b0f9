// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/editing/review_model.hpp"

#include <fmt/format.h>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/editing/saved_meanwhile.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

std::vector<std::string> words_of(const ReviewReading& reading, const Speech& speech) {
    std::vector<std::string> words;
    if (reading.joined != nullptr) {
        words.push_back(
            speech.say("review_joined",
                       saved_meanwhile(reading.form.process, reading.joined->newest, speech)));
    }
    if (reading.restored) {
        words.push_back(
            speech.say("review_restores", {{"version", std::to_string(reading.restored->value)}}));
        const auto& head = reading.form.process.process.head;
        if (head && !head->attachments.empty())
            words.push_back(speech.say("restore_keeps_attachments"));
    }
    const auto& newest = reading.review.newest;
    if (!newest) {
        words.push_back(speech.say("review_first"));
        return words;
    }
    const auto next = std::to_string(newest->text.version.value + 1);
    words.push_back(
        speech.say("review_follows", {{"version", number_of(*newest)}, {"next", next}}));
    return words;
}

std::vector<ReviewModel::Decision> decisions_of(const ReviewReading& reading,
                                                const Speech& speech) {
    std::vector<ReviewModel::Decision> lines;
    for (const auto& changed : reading.review.standings) {
        const auto kind = speech.say(fmt::format("kind_{}", to_string(changed.kind)));
        const bool lapses = changed.to == workflows::Standing::lapsed;
        lines.push_back(
            {.words = speech.say(
                 "review_decision",
                 {{"body", name_of(reading.form.process, changed.body, speech)}, {"kind", kind}}),
             .why = speech.say(lapses ? "review_lapses" : "review_carried"),
             .tag = {.words = speech.say(fmt::format("standing_{}", to_string(changed.to))),
                     .tone = lapses ? Tone::warning : Tone::success}});
    }
    return lines;
}

FormModel form_of(const ReviewReading& reading, const Speech& speech) {
    const auto& view = reading.form.process;
    const auto base =
        reading.review.newest ? to_hex(reading.review.newest->text.blob) : std::string{};
    FormModel form{.id = "review",
                   .action = page_of(view.process.document, "/edit"),
                   .submit = speech.say("do_save_text"),
                   .once = reading.form.once,
                   .does = "save",
                   .others = {{.value = "change", .words = speech.say("do_change_more")}},
                   .hidden = {},
                   .fields = {{.name = "message",
                               .kind = FieldKind::text,
                               .hint = speech.say("hint_message"),
                               .bytes_max = limits::note_bytes_max,
                               .rows = 2}}};
    if (!reading.restored)
        form.others.push_back({.value = "keep", .words = speech.say("do_keep_draft")});
    fill_in(form, reading.form.sent, view.council, speech);
    // What was sent is what it was before it was put together.
    form.fields.front().value = reading.message;
    form.hidden.emplace_back("base", base);
    if (reading.restored)
        form.hidden.emplace_back("restored", std::to_string(reading.restored->value));
    return form;
}

}  // namespace

ReviewModel review_model(const ReviewReading& reading, Language language) {
    const Speech speech{language};
    const auto& view = reading.form.process;
    const auto& review = reading.review;
    ReviewModel model{.head = document_head(view, DocumentTab::control, speech),
                      .title = speech.say("review_title"),
                      .words = words_of(reading, speech),
                      .theirs = {},
                      .changes = changes_body(*review.changes, 1, language),
                      .decisions = decisions_of(reading, speech),
                      .findings = {},
                      .html = review.html,
                      .text = reading.restored ? nullptr : review.text,
                      .form = form_of(reading, speech),
                      .back_url = page_of(view.process.document, "/control"),
                      .back = speech.say("back_to_control")};
    if (reading.joined != nullptr)
        model.theirs.push_back(changes_body(*reading.joined->theirs, 1, language));
    if (review.structure == nullptr) return model;
    for (const auto& finding : review.findings)
        model.findings.push_back(finding_words(*review.structure, finding, speech));
    return model;
}

}  // namespace saksgang::views
