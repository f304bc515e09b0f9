// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/meetings/meetings_values.hpp"

#include "daemon/views/forms/form_rows.hpp"

namespace saksgang::views {
namespace {

Values meeting_values(const Layout& layout, const MeetingLine& meeting) {
    const auto sentence = [](const std::string& one) { return Values{}.set("note", one); };
    const auto made = [](const MeetingLine::Made& one) {
        return Values{}.set("number", one.number).set("words", one.words);
    };
    const MilestoneLine& line = meeting.milestone;
    Values values;
    values.set("id", meeting.id)
        .set("name", line.title)
        .set("when", line.when)
        .set("state", line.state.words)
        .set("tone", std::string{to_string(line.state.tone)})
        .set("place", line.place)
        .show("current", line.current)
        .repeat("moves", each(meeting.moves, sentence))
        .repeat("made", each(meeting.decisions, made));
    set_optional(values, "distance", line.distance);
    set_optional(values, "body", meeting.body);
    return set_way(values, layout, "register_url", meeting.register_url,
                   auth::Action::move_milestone);
}

std::string url_with_query(const Layout& layout, const std::string& path) {
    const auto mark = path.find('?');
    if (mark == std::string::npos) return path.empty() ? path : url_in(layout, path);
    return url_in(layout, path.substr(0, mark), path.substr(mark + 1));
}

Values decided_values(const Layout& layout, const DecidedLine& decided) {
    const auto note = [](const std::string& one) { return Values{}.set("note", one); };
    const DecisionLine& line = decided.decision;
    Values values;
    values.set("number", line.number)
        .set("name", line.title)
        .set("when", line.when)
        .set("standing", line.standing.words)
        .set("tone", std::string{to_string(line.standing.tone)})
        .set("about", line.about)
        .set("why", line.standing_why)
        .show("has_notes", !line.notes.empty())
        .repeat("notes", each(line.notes, note));
    set_optional(values, "url",
                 line.version_url.empty() ? line.version_url : url_in(layout, line.version_url));
    set_optional(values, "changes_url", url_with_query(layout, decided.changes_url));
    set_optional(values, "reason", decided.reason);
    set_way(values, layout, "withdraw_url", decided.withdraw_url, auth::Action::record_decision);
    return set_way(values, layout, "correct_url", decided.correct_url,
                   auth::Action::record_decision);
}

}  // namespace

Values meetings_values(const Layout& layout, const MeetingsModel& model) {
    const auto meeting = [&](const MeetingLine& one) { return meeting_values(layout, one); };
    const auto decided = [&](const DecidedLine& one) { return decided_values(layout, one); };
    Values values;
    values.repeat("meetings", each(model.meetings, meeting))
        .show("no_decisions", model.decisions.empty())
        .repeat("decisions", each(model.decisions, decided));
    set_way(values, layout, "record_url", model.record_url, auth::Action::record_decision);
    set_receipt(values, model.receipt);
    set_document_head(values, layout, model.head);
    return values;
}

}  // namespace saksgang::views
