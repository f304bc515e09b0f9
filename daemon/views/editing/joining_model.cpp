// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/editing/joining_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/editing/saved_meanwhile.hpp"
#include "repo/text/text_changes.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::views {
namespace {

using repo::MergeConflict;
using repo::RunKind;

constexpr int rows_min = 3;
constexpr int rows_max = 16;
constexpr std::size_t letters_in_row = 60;

// How a wording differs from what both began with, as words that came and went.
std::vector<ChangedRun> runs_between(const std::string& before, const std::string& after) {
    if (before.empty()) return {{.kind = RunKind::inserted, .words = after}};
    const auto changes = repo::text_changes(before, after);
    if (!changes) return {{.kind = RunKind::same, .words = after}};
    std::vector<ChangedRun> runs;
    for (const auto& passage : changes->passages) {
        const bool first = runs.empty();
        for (const auto& run : passage.runs) {
            const bool begins = &run == &passage.runs.front() && !first;
            runs.push_back({.kind = run.kind, .words = (begins ? "\n" : "") + run.text});
        }
    }
    return runs;
}

JoiningModel::Side side(std::string title, const std::string& before, const std::string& words) {
    if (words.empty()) return {.title = std::move(title), .runs = {}};
    return {.title = std::move(title), .runs = runs_between(before, words)};
}

std::vector<JoiningModel::Side> sides_of(const MergeConflict& conflict, const Speech& speech) {
    std::vector<JoiningModel::Side> sides;
    if (!conflict.base.empty())
        sides.push_back(side(speech.say("join_base"), conflict.base, conflict.base));
    sides.push_back(side(speech.say("join_theirs"), conflict.base, conflict.theirs));
    sides.push_back(side(speech.say("join_mine"), conflict.base, conflict.mine));
    return sides;
}

std::vector<Choice> choices_for(const MergeConflict& conflict, const Speech& speech) {
    const auto out = speech.say("join_out");
    std::vector<Choice> choices{
        {"theirs", conflict.theirs.empty() ? out : speech.say("join_take_theirs")},
        {"mine", conflict.mine.empty() ? out : speech.say("join_take_mine")}};
    const bool two = !conflict.theirs.empty() && !conflict.mine.empty();
    if (two && conflict.theirs != conflict.mine)
        choices.push_back({"both", speech.say("join_take_both")});
    choices.push_back({"own", speech.say("join_take_own")});
    return choices;
}

int rows_for(const std::string& words) {
    const auto rows = words.size() / letters_in_row + 1 +
                      static_cast<std::size_t>(std::ranges::count(words, '\n'));
    return std::clamp(static_cast<int>(rows), rows_min, rows_max);
}

std::string place_title(const MergeConflict& conflict, std::size_t number, std::size_t count,
                        const Speech& speech) {
    Speech::Arguments arguments{{"number", std::to_string(number)},
                                {"count", std::to_string(count)}};
    if (conflict.heading.empty()) return speech.say("join_place", std::move(arguments));
    arguments.emplace_back("heading", conflict.heading);
    return speech.say("join_place_under", std::move(arguments));
}

JoiningModel::Place place_of(const JoiningReading& reading, std::size_t index,
                             const Speech& speech) {
    const auto& conflicts = reading.joined.merge.conflicts;
    const MergeConflict& conflict = conflicts[index];
    const auto& written = conflict.mine.empty() ? conflict.theirs : conflict.mine;
    return {.title = place_title(conflict, index + 1, conflicts.size(), speech),
            .kind = speech.say(fmt::format("join_kind_{}", repo::to_string(conflict.kind))),
            .sides = sides_of(conflict, speech),
            .choice = {.name = choice_field(index),
                       .kind = FieldKind::radios,
                       .label = speech.say("join_choose"),
                       .required = true,
                       .choices = choices_for(conflict, speech)},
            .wording = {.name = wording_field(index),
                        .kind = FieldKind::text,
                        .label = speech.say("field_join_wording"),
                        .value = written,
                        .required = true,  // where "own" is chosen; else it is not looked at
                        .rows = rows_for(written)}};
}

}  // namespace

std::optional<Wording> wording_from(std::string_view text) {
    for (const auto wording : {Wording::theirs, Wording::mine, Wording::both, Wording::own}) {
        if (text == to_string(wording)) return wording;
    }
    return std::nullopt;
}

std::string_view to_string(Wording wording) {
    switch (wording) {
        case Wording::theirs:
            return "theirs";
        case Wording::mine:
            return "mine";
        case Wording::both:
            return "both";
        case Wording::own:
            return "own";
    }
    assertion_failed("a wording is one of four", std::source_location::current());
}

std::string choice_field(std::size_t conflict) {
    return fmt::format("place-{}", conflict + 1);
}

std::string wording_field(std::size_t conflict) {
    return fmt::format("wording-{}", conflict + 1);
}

JoiningModel joining_model(const JoiningReading& reading, Language language) {
    const Speech speech{language};
    const auto& view = reading.form.process;
    const auto& joined = reading.joined;
    FormModel form{.id = "join",
                   .action = page_of(view.process.document, "/edit"),
                   .submit = speech.say("do_join"),
                   .once = reading.form.once,
                   .does = "join",
                   .others = {{.value = "change", .words = speech.say("do_change_more")},
                              {.value = "keep", .words = speech.say("do_keep_draft")}}};
    std::vector<JoiningModel::Place> places;
    for (std::size_t i = 0; i < joined.merge.conflicts.size(); ++i) {
        places.push_back(place_of(reading, i, speech));
        form.fields.push_back(places.back().choice);
        form.fields.push_back(places.back().wording);
    }
    fill_in(form, reading.form.sent, view.council, speech);
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i].choice = std::move(form.fields[2 * i]);
        places[i].wording = std::move(form.fields[2 * i + 1]);
    }
    form.fields.clear();
    form.hidden = {{"base", joined.base ? to_hex(joined.base->text.blob) : std::string{}},
                   {"newest", to_hex(joined.newest.text.blob)}};
    return {.head = document_head(view, DocumentTab::control, speech),
            .title = speech.say("join_title"),
            .intro = speech.say("join_intro", saved_meanwhile(view, joined.newest, speech)),
            .places = std::move(places),
            .theirs = changes_body(*joined.theirs, 1, language),
            .form = std::move(form),
            .text = reading.text,
            .message = reading.message,
            .back_url = page_of(view.process.document, "/control"),
            .back = speech.say("back_to_control")};
}

}  // namespace saksgang::views
