// SPDX-License-Identifier: EUPL-1.2
// What the overview of a document says, as strings and flags in one language: everything is decided
// here, and the template only places it. Pure; any thread. Knows nothing of markup, and holds no
// hash and no name of a person.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/app/read_journal.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/app/section_names.hpp"
#include "daemon/views/document_head.hpp"
#include "daemon/views/milestone_axis.hpp"
#include "repo/text/text_changes.hpp"

namespace saksgang::views {

// How a tag is coloured. Its words always say the same.
enum class Tone { neutral = 1, accent, success, warning, danger };
std::string_view to_string(Tone tone);

struct Tag {
    std::string words;
    Tone tone = Tone::neutral;
    bool operator==(const Tag&) const = default;
};

struct BodyLine {
    std::string title;
    std::string state;  // "har svart" · "31 av 66 har svart" · "tilslutning 26. april 2024"
    bool done = false;
};

struct MilestoneLine {
    std::string title;
    std::string when;      // a day, a period, or that it is not set
    std::string distance;  // from today; empty when over, or without a day
    Tag state;
    std::string place;  // "Nå" or "Neste", of the one that is current
    bool current = false;
    std::vector<std::string> notes;
};

struct StageLine {
    std::string title;
    std::string bodies;  // who works there; empty: nobody
    bool here = false;
};

struct ReasonLine {
    std::string sentence;
    std::string remedy;    // who can clear it, and by when; empty where nobody can
    std::string see = {};  // where those who work with the text see what is meant; empty: nowhere
};

struct NextLine {
    std::string title;
    std::string to;     // the stage's title
    std::string stage;  // its slug
    bool open = false;
    std::vector<ReasonLine> reasons;
};

struct DecisionLine {
    std::string number;
    std::string title;  // "Styret: tilslutning"
    std::string when;   // "26. april 2024, sak 12/24"
    Tag standing;
    std::string about;        // "Gjaldt versjon 2 «Utkast til styret»."
    std::string version_url;  // that text; empty when the reader may not have it
    std::string standing_why;
    std::vector<std::string> notes;  // votes, that it was recorded late, what it corrects
    std::string changes;      // in short, since then; empty when nothing was, or it may not be read
    std::string changes_url;  // in full
};

struct EntryLine {
    std::string date;  // 2024-04-26
    std::string when;  // 26. april 2024
    std::string sentence;
    std::string who;
};

struct OverviewModel {
    DocumentHead head;
    std::string text_url;     // empty: there is no text the reader may have
    std::string attachments;  // "3 vedlegg"; empty: the text has none
    std::string attachments_url;
    std::string bodies_summary;
    std::vector<BodyLine> bodies;
    std::vector<MilestoneLine> milestones;
    MilestoneAxis axis;
    std::vector<StageLine> stages;
    std::string drawing_url;  // of the same as a picture
    std::vector<NextLine> onward;
    std::vector<NextLine> back;
    std::vector<DecisionLine> decisions;  // newest first
    std::vector<EntryLine> entries;       // newest first
};

// Everything read for one overview, as the reader may see it. References outlive the call.
struct OverviewReading {
    const app::ProcessView& process;
    std::span<const workflows::Version> versions;    // the newest ones
    std::span<const app::JournalEntryView> entries;  // newest first
    // From the text a decision was about to today's, where both may be read.
    const std::map<DecisionNumber, std::shared_ptr<const repo::TextChanges>>& changes;
    const app::SectionNames* section_names = nullptr;  // that decisions are about
};

OverviewModel overview_model(const OverviewReading& reading, Language language);

// The decisions whose changes the overview shows: read them before making the model.
std::vector<DecisionNumber> decisions_with_changes(const app::ProcessView& process);

}  // namespace saksgang::views
