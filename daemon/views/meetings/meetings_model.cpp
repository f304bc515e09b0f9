// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/meetings/meetings_model.hpp"

#include <fmt/format.h>

#include "daemon/app/local_time.hpp"
#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using app::GivenReason;
using app::ProcessView;
using workflows::Decision;
using workflows::Milestone;
using workflows::MilestonePlan;

const Milestone* find_milestone(const ProcessView& view, const MilestoneSlug& slug) {
    const auto found = view.process.milestones.find(slug);
    return found == view.process.milestones.end() ? nullptr : &found->second;
}

bool is_settled(const Milestone& milestone) {
    return milestone.state == workflows::MilestoneState::held ||
           milestone.state == workflows::MilestoneState::cancelled;
}

std::string reason_words(const GivenReason& reason, const Speech& speech) {
    return reason.text.value_or(speech.say("reason_erased"));
}

// Every move, and a cancelling, each with why.
std::vector<std::string> moves_of(const MeetingsReading& reading, const MilestoneSlug& milestone,
                                  const Speech& speech) {
    std::vector<std::string> moves;
    for (const GivenReason& reason : reading.reasons) {
        if (reason.milestone != milestone) continue;
        const auto why = reason_words(reason, speech);
        if (reason.moved_from) {
            moves.push_back(speech.say("moved_from_because",
                                       {{"day", speech.date(*reason.moved_from)}, {"why", why}}));
        } else {
            moves.push_back(speech.say("because_of", {{"why", why}}));
        }
    }
    return moves;
}

std::vector<MeetingLine::Made> made_at(const ProcessView& view, const MilestonePlan& plan,
                                       const Speech& speech) {
    std::vector<MeetingLine::Made> made;
    const Milestone* milestone = find_milestone(view, plan.slug);
    if (!plan.body || milestone == nullptr || !milestone->from) return made;
    for (const Decision& decision : view.process.decisions) {
        const bool here = decision.body == *plan.body && decision.decided_on >= *milestone->from &&
                          decision.decided_on <= *milestone->last_day();
        if (!here || decision.standing == workflows::Standing::withdrawn) continue;
        const auto kind = kind_of(decision, speech);
        const auto words =
            decision.case_number.empty()
                ? with_capital(kind)
                : speech.say("case_and_kind", {{"case", decision.case_number}, {"kind", kind}});
        made.push_back({.number = std::to_string(decision.number.value), .words = words});
    }
    return made;
}

std::vector<MeetingLine> meeting_lines(const MeetingsReading& reading, const Speech& speech) {
    const ProcessView& view = reading.process;
    auto lines = milestone_lines(view, speech);  // in the plan's order
    std::vector<MeetingLine> meetings;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const MilestonePlan& plan = view.definition->milestones[i];
        const Milestone* milestone = find_milestone(view, plan.slug);
        MeetingLine meeting{.milestone = std::move(lines[i]),
                            .id = "milestone-" + plan.slug.value,
                            .body = plan.body ? name_of(view, *plan.body, speech) : std::string{},
                            .moves = moves_of(reading, plan.slug, speech),
                            .register_url = {},
                            .decisions = made_at(view, plan, speech)};
        meeting.milestone.notes.clear();  // the decisions stand as links, the moves with their why
        if (milestone != nullptr && !is_settled(*milestone)) {
            meeting.register_url = page_of(view.process.document, "/milestones/" + plan.slug.value);
        }
        meetings.push_back(std::move(meeting));
    }
    return meetings;
}

DecidedLine decided_line(const MeetingsReading& reading, DecisionLine line, const Speech& speech) {
    const ProcessView& view = reading.process;
    const auto& document = view.process.document;
    const Decision* decision = nullptr;
    for (const Decision& one : view.process.decisions) {
        if (std::to_string(one.number.value) == line.number) decision = &one;
    }
    DecidedLine decided{.decision = std::move(line),
                        .reason = {},
                        .changes_url = {},
                        .withdraw_url = {},
                        .correct_url = {}};
    if (decision == nullptr) return decided;
    for (const GivenReason& reason : reading.reasons) {
        if (reason.decision == decision->number) decided.reason = reason_words(reason, speech);
    }
    const auto number = decision->number.value;
    const bool other_text =
        view.version && decision->text.text_sha256 != view.version->text.text_sha256;
    if (other_text && !decided.decision.version_url.empty()) {
        decided.changes_url = page_of(document, fmt::format("/changes?from=decision:{}", number));
    }
    if (decision->standing != workflows::Standing::withdrawn) {
        decided.withdraw_url = page_of(document, fmt::format("/decisions/{}/withdraw", number));
        decided.correct_url = page_of(document, fmt::format("/decisions/{}/correct", number));
    }
    return decided;
}

}  // namespace

MeetingsModel meetings_model(const MeetingsReading& reading, Language language) {
    const ProcessView& view = reading.process;
    const Speech speech{language};
    MeetingsModel model{.head = document_head(view, DocumentTab::meetings, speech),
                        .receipt = std::nullopt,
                        .meetings = meeting_lines(reading, speech),
                        .decisions = {},
                        .record_url = page_of(view.process.document, "/decisions/new")};
    if (reading.done != nullptr) model.receipt = receipt_line(view, *reading.done, speech);
    const OverviewReading lines{.process = view,
                                .versions = reading.versions,
                                .entries = {},
                                .changes = {},
                                .section_names = reading.section_names};
    for (DecisionLine& line : decision_lines(lines, speech)) {
        model.decisions.push_back(decided_line(reading, std::move(line), speech));
    }
    return model;
}

}  // namespace saksgang::views
