// SPDX-License-Identifier: EUPL-1.2
// Writing a text with forms: the text itself, its draft, the review before it is saved, and the
// choices where two have changed the same. All are sent to one address; "do" says what is asked
// for. Nothing is stored but by "save" and the two acts of the draft.
#include "daemon/app/drafts.hpp"
#include "daemon/app/join_text.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/app/review_text.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/editing/edit_form.hpp"
#include "daemon/views/editing/joining_model.hpp"
#include "daemon/views/editing/review_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

using Page = asio::awaitable<Result<Response>>;

enum class Act { save = 1, review, change, keep, discard, join };

std::optional<Act> act_from(std::string_view text) {
    constexpr std::pair<std::string_view, Act> acts[] = {
        {"save", Act::save}, {"review", Act::review},   {"change", Act::change},
        {"keep", Act::keep}, {"discard", Act::discard}, {"join", Act::join}};
    for (const auto& [name, act] : acts) {
        if (text == name) return act;
    }
    return std::nullopt;
}

// What a form carries through all its pages.
struct Writing {
    Act act = Act::save;  // a form without buttons of its own saves
    app::NewText text;
    std::optional<Oid> newest;              // that conflicts were shown against
    std::optional<VersionNumber> restored;  // it is this version's text, and is not sent
};

std::optional<Oid> blob_of(FormFields& form, std::string_view name) {
    const auto hex = form.optional_line(name, 2 * Oid::size);
    if (hex.empty()) return std::nullopt;
    const auto blob = from_hex<Oid>(hex);
    if (!blob) form.blame(name, {.key = "field.not_offered"});
    return blob;
}

Writing read_writing(FormFields& form, const DocumentSlug& document) {
    Writing writing;
    writing.act = form.optional_choice("do", act_from).value_or(Act::save);
    writing.text.document = document;
    if (const auto number = form.optional_integer("restored", {.min = 1}))
        writing.restored = VersionNumber{*number};
    const bool sent = !writing.restored && writing.act != Act::discard;
    writing.text.text = sent ? form.required_text("text", limits::text_bytes_max)
                             : form.optional_text("text", limits::text_bytes_max);
    writing.text.message = form.optional_text("message", limits::note_bytes_max);
    writing.text.expected_blob = blob_of(form, "base");
    writing.newest = blob_of(form, "newest");
    return writing;
}

std::string edit_path(const DocumentSlug& document) {
    return "/documents/" + document.value + "/edit";
}

// The text in the form: as typed; else the draft; else today's.
struct Opened {
    std::string text;
    std::string message;
    std::optional<Oid> base;
    std::optional<Instant> kept_at;
};

asio::awaitable<Result<Opened>> open_text(Call call, DocumentSlug document,
                                          std::optional<workflows::Version> newest) {
    CO_TRY(auto draft, co_await app::read_draft(call.app, call.caller, document));
    if (draft) {
        co_return Opened{.text = std::move(draft->text),
                         .message = std::move(draft->message),
                         .base = draft->base,
                         .kept_at = draft->kept_at};
    }
    if (!newest) co_return Opened{};
    CO_TRY(const auto text, co_await call.app.texts.read(newest->text.blob));
    co_return Opened{
        .text = *text, .message = {}, .base = newest->text.blob, .kept_at = std::nullopt};
}

Page show_edit(Call call, int status, views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto opened, co_await open_text(call, document, view.version));
    const bool typed = !sent.typed.empty();
    const bool stale = view.version && opened.base != std::optional{view.version->text.blob};
    const views::FormReading reading{
        .process = view, .versions = {}, .once = one_time_key(call), .sent = sent};
    const auto model = views::edit_page({.form = reading,
                                         .text = opened.text,
                                         .message = opened.message,
                                         .base = opened.base ? to_hex(*opened.base) : std::string{},
                                         .kept_at = typed ? std::nullopt : opened.kept_at,
                                         .stale = stale},
                                        call.language);
    auto layout = layout_of(call, view.council);
    layout.script = "drafts.js";
    co_return page_with_script(status, call.pages.form_page(layout, model));
}

struct Reviewed {
    app::TextReview review;
    std::optional<app::JoinedText> joined;
};

Page show_review(Call call, int status, Writing writing, Reviewed reviewed, views::SentForm sent) {
    CO_TRY(auto view, co_await app::read_process(call.app, call.caller, writing.text.document));
    const auto layout = layout_of(call, view.council);
    co_return co_await page_from_pool(
        call.app, status,
        [&pages = call.pages, layout, view = std::move(view), once = one_time_key(call),
         writing = std::move(writing), reviewed = std::move(reviewed), sent = std::move(sent),
         language = call.language] {
            const views::FormReading reading{
                .process = view, .versions = {}, .once = once, .sent = sent};
            return pages.review(
                layout,
                views::review_model({.form = reading,
                                     .review = reviewed.review,
                                     .joined = reviewed.joined ? &*reviewed.joined : nullptr,
                                     .restored = writing.restored,
                                     .message = writing.text.message},
                                    language));
        });
}

Page show_joining(Call call, int status, Writing writing, app::JoinedText joined,
                  views::SentForm sent) {
    CO_TRY(auto view, co_await app::read_process(call.app, call.caller, writing.text.document));
    const auto layout = layout_of(call, view.council);
    co_return co_await page_from_pool(
        call.app, status,
        [&pages = call.pages, layout, view = std::move(view), once = one_time_key(call),
         text = std::make_shared<const std::string>(std::move(writing.text.text)),
         message = std::move(writing.text.message), joined = std::move(joined),
         sent = std::move(sent), language = call.language] {
            const views::FormReading reading{
                .process = view, .versions = {}, .once = once, .sent = sent};
            return pages.joining(
                layout, views::joining_model(
                            {.form = reading, .joined = joined, .text = text, .message = message},
                            language));
        });
}

app::Begun begun_with(const Writing& writing) {
    return {.document = writing.text.document,
            .base = writing.text.expected_blob,
            .text = std::make_shared<const std::string>(writing.text.text),
            .newest = writing.newest};
}

// Another text was saved meanwhile: both joined and shown, or the choices that joining takes.
Page meet(Call call, int status, Writing writing, FormFields form) {
    writing.newest.reset();
    auto joined = co_await app::join_text(call.app, call.caller, begun_with(writing));
    if (!joined) {
        CO_TRY(form.refuse(std::move(joined).error()));
        co_return co_await show_edit(call, form.status(), form.sent());
    }
    if (!joined->merge.clean())
        co_return co_await show_joining(call, status, std::move(writing), *std::move(joined), {});
    writing.text.text = repo::joined_text(joined->merge);
    writing.text.expected_blob = joined->newest.text.blob;
    auto review = co_await app::review_text(call.app, call.caller, writing.text);
    if (!review) {
        CO_TRY(form.refuse(std::move(review).error()));
        co_return co_await show_edit(call, form.status(), form.sent());
    }
    co_return co_await show_review(call, status, std::move(writing),
                                   {.review = *std::move(review), .joined = *std::move(joined)},
                                   {});
}

Page review(Call call, Writing writing, FormFields form) {
    auto reviewed = co_await app::review_text(call.app, call.caller, writing.text);
    if (reviewed) {
        co_return co_await show_review(call, 200, std::move(writing),
                                       {.review = *std::move(reviewed), .joined = {}}, {});
    }
    if (reviewed.error().code == Errc::version_conflict)
        co_return co_await meet(call, 200, std::move(writing), std::move(form));
    CO_TRY(form.refuse(std::move(reviewed).error()));
    co_return co_await show_edit(call, form.status(), form.sent());
}

// What was chosen for each conflict. A place without a choice is blamed.
std::vector<std::string> chosen_wordings(FormFields& form, const repo::Merge& merge) {
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < merge.conflicts.size(); ++i) {
        const auto& conflict = merge.conflicts[i];
        const auto place = views::choice_field(i);
        const auto choice = form.optional_choice(place, views::wording_from);
        auto own = form.optional_text(views::wording_field(i), limits::text_bytes_max);
        const auto blame = [&](std::string_view field, std::string key) {
            form.blame(field,
                       {.key = std::move(key), .arguments = {{"number", std::to_string(i + 1)}}});
            return std::string{};
        };
        if (!choice) {
            chosen.push_back(blame(place, "field.join_choose"));
            continue;
        }
        switch (*choice) {
            case views::Wording::theirs:
                chosen.push_back(conflict.theirs);
                break;
            case views::Wording::mine:
                chosen.push_back(conflict.mine);
                break;
            case views::Wording::both:
                chosen.push_back(repo::both_wordings(conflict));
                break;
            case views::Wording::own:
                chosen.push_back(own.empty() ? blame(views::wording_field(i), "field.join_write")
                                             : std::move(own));
                break;
        }
    }
    return chosen;
}

Page join(Call call, Writing writing, FormFields form) {
    CO_TRY(auto joined, co_await app::join_text(call.app, call.caller, begun_with(writing)));
    const auto chosen = chosen_wordings(form, joined.merge);
    if (!form.done()) {
        co_return co_await show_joining(call, form.status(), std::move(writing), std::move(joined),
                                        form.sent());
    }
    writing.text.text = repo::joined_text(joined.merge, chosen);
    writing.text.expected_blob = joined.newest.text.blob;
    co_return co_await review(call, std::move(writing), std::move(form));
}

Page save(Call call, Writing writing, FormFields form) {
    auto wanted = writing.text;
    wanted.ends_draft = true;
    const auto path = "/documents/" + wanted.document.value + "/control";
    auto receipt = writing.restored
                       ? co_await app::restore_version(call.app, call.caller,
                                                       {.document = wanted.document,
                                                        .version = *writing.restored,
                                                        .message = wanted.message,
                                                        .expected_blob = wanted.expected_blob})
                       : co_await app::save_text(call.app, call.caller, std::move(wanted));
    if (receipt) co_return redirect_after(call, path, receipt->first_seq);
    const bool conflict = receipt.error().code == Errc::version_conflict;
    if (conflict && !writing.restored) {
        const int status = info(Errc::version_conflict).http_status;
        co_return co_await meet(call, status, std::move(writing), std::move(form));
    }
    CO_TRY(form.refuse(std::move(receipt).error()));
    co_return co_await show_edit(call, form.status(), form.sent());
}

Page keep(Call call, Writing writing, FormFields form) {
    const auto document = writing.text.document;
    auto kept = co_await app::keep_draft(call.app, call.caller, std::move(writing.text));
    if (kept) co_return redirect_in_language(call, edit_path(document));
    CO_TRY(form.refuse(std::move(kept).error()));
    co_return co_await show_edit(call, form.status(), form.sent());
}

// The form with the text as it was last shown: from a review, that is the joined one.
Page change(Call call, Writing writing, FormFields form) {
    auto sent = form.sent();
    if (writing.restored) {
        CO_TRY(const auto earlier,
               co_await app::read_version_text(call.app, call.caller, writing.text.document,
                                               writing.restored));
        sent.typed.insert_or_assign("text", *earlier.text);
    }
    co_return co_await show_edit(call, 200, std::move(sent));
}

}  // namespace

Page page_edit(Call call) {
    CO_TRY(require(call, auth::Action::save_text));
    co_return co_await show_edit(call, 200, {});
}

Page submit_edit(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::save_text));
    CO_TRY(auto form, FormFields::read(call.request));
    auto writing = read_writing(form, document);
    // The places of a conflict are known once the texts have been joined.
    if (writing.act == Act::join && form.sent().faults.empty())
        co_return co_await join(call, std::move(writing), std::move(form));
    for (std::size_t i = 0; i < limits::merge_conflicts_max; ++i) {
        form.optional_text(views::choice_field(i), limits::text_bytes_max);
        form.optional_text(views::wording_field(i), limits::text_bytes_max);
    }
    if (!form.done()) co_return co_await show_edit(call, form.status(), form.sent());
    switch (writing.act) {
        case Act::save:
            co_return co_await save(call, std::move(writing), std::move(form));
        case Act::review:
        case Act::join:
            co_return co_await review(call, std::move(writing), std::move(form));
        case Act::change:
            co_return co_await change(call, std::move(writing), std::move(form));
        case Act::keep:
            co_return co_await keep(call, std::move(writing), std::move(form));
        case Act::discard:
            CO_TRY(co_await app::throw_draft_away(call.app, call.caller, document));
            co_return redirect_in_language(call, edit_path(document));
    }
    co_return fail(Errc::invalid_input, "an act is one of six", "do");
}

// An earlier text, reviewed as what is about to be saved.
Page page_restore(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::save_text));
    CO_TRY(const auto number, number_of<VersionNumber>(call, "n"));
    CO_TRY(const auto earlier,
           co_await app::read_version_text(call.app, call.caller, document, number));
    CO_TRY(const auto newest, co_await app::read_version(call.app, call.caller, document, {}));
    Writing writing{.act = Act::review,
                    .text = {.document = document,
                             .text = *earlier.text,
                             .message = app::restored_message(number, call.language),
                             .expected_blob = newest.text.blob},
                    .newest = {},
                    .restored = number};
    CO_TRY(auto reviewed, co_await app::review_text(call.app, call.caller, writing.text));
    co_return co_await show_review(call, 200, std::move(writing),
                                   {.review = std::move(reviewed), .joined = {}}, {});
}

}  // namespace saksgang::http
