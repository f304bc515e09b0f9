// SPDX-License-Identifier: EUPL-1.2
// The parts that an overview is put together from; inner to this room. Pure; any thread. Each turns
// one thing of the domain into words of one language.
#pragma once

#include "daemon/views/overview_model.hpp"
#include "daemon/views/version_words.hpp"

namespace saksgang::views {

// ---- Names, as they stand today. A slug where the council or the workflow no longer has one.
std::string name_of(const workflows::Council& council, const BodySlug& body, const Speech& speech);
std::string name_of(const workflows::Definition* definition, const StageSlug& stage,
                    const Speech& speech);
std::string name_of(const workflows::Definition* definition, const MilestoneSlug& milestone,
                    const Speech& speech);
std::string name_of(const app::ProcessView& view, const BodySlug& body, const Speech& speech);
std::string name_of(const app::ProcessView& view, const StageSlug& stage, const Speech& speech);
std::string name_of(const app::ProcessView& view, const MilestoneSlug& milestone,
                    const Speech& speech);
std::string name_of(Role role, const Speech& speech);
// "tilslutning"; with "(enkelte kapitler)" where it is not about the whole text.
std::string kind_of(const workflows::Decision& decision, const Speech& speech);
std::string kind_of(std::string_view kind, bool part, const Speech& speech);
// "a", "a og b", "a, b og c"
std::string listed(const std::vector<std::string>& names, const Speech& speech);
std::string with_capital(std::string text);

// ---- Milestones

// The one going on today, else the first in the plan that is neither held nor cancelled; none once
// the process has come to its end.
std::optional<MilestoneSlug> current_milestone(const app::ProcessView& view);
std::vector<MilestoneLine> milestone_lines(const app::ProcessView& view, const Speech& speech);
MilestoneAxis axis_of(const app::ProcessView& view, const Speech& speech);

// ---- The rest

// In today's stage no text can be saved.
bool text_is_locked(const app::ProcessView& view);
// The page of a version's text.
std::string text_url(const DocumentSlug& document, VersionNumber version);
std::vector<BodyLine> body_lines(const app::ProcessView& view, const Speech& speech);
std::string bodies_summary(const app::ProcessView& view, const Speech& speech);
std::string votes_line(const workflows::Votes& votes, const Speech& speech);
// "Styret: tilslutning"
std::string decision_title(const app::ProcessView& view, const workflows::Decision& decision,
                           const Speech& speech);
Tag standing_tag(workflows::Standing standing, const Speech& speech);
std::vector<DecisionLine> decision_lines(const OverviewReading& reading, const Speech& speech);

// Every stage in the order of the workflow, and where its drawing is.
std::vector<StageLine> stage_lines(const app::ProcessView& view, const Speech& speech);
// Where a stage stands in that order, from 0.
std::ptrdiff_t place_of(const workflows::Definition& definition, const StageSlug& stage);
std::string drawing_url(const DocumentSlug& document);

// Towards a later stage of the workflow, and towards an earlier one.
struct NextLines {
    std::vector<NextLine> onward;
    std::vector<NextLine> back;
};
NextLines next_lines(const app::ProcessView& view, const Speech& speech);
ReasonLine reason_line(const workflows::Council& council, const Reason& reason,
                       const Speech& speech);

// What entries speak of, by name; without a definition, stages and milestones go by their slugs.
struct EntryNames {
    const workflows::Council& council;
    const workflows::Definition* definition = nullptr;
};
// What happened, from the thin body that readers get.
struct ToldEntry {
    std::string_view type;
    std::string_view body;
    std::optional<app::AttachmentChange> attachments = {};
};
std::string entry_sentence(const EntryNames& names, const ToldEntry& entry, const Speech& speech);
EntryLine entry_line(const app::ProcessView& view, const app::JournalEntryView& entry,
                     const Speech& speech);
std::vector<EntryLine> entry_lines(const OverviewReading& reading, const Speech& speech);

}  // namespace saksgang::views
