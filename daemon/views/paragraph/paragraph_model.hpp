// SPDX-License-Identifier: EUPL-1.2
// One paragraph of a version: which version brought which of its words, how it has been, and who
// decided on it; strings and flags in one language. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/app/read_provenance.hpp"
#include "daemon/views/changes/changes_model.hpp"

namespace saksgang::views {

struct BroughtWords {
    std::string words;
    std::string version;  // number of the one that brought them
    std::string after;    // white space behind them, and behind that number
};

struct DecisionMention {
    std::string words;  // "Styret: tilslutning, 26. april 2024"
    Tag standing;
};

struct BringerLine {
    std::string version;
    std::string url;    // of its text
    std::string title;  // "Versjon 3 «Høringsutkast»"
    std::string when;
    std::string who;
    std::vector<DecisionMention> decision;  // the first with these words, or none
};

struct ParagraphStepLine {
    std::string url;  // the paragraph in that version's text
    std::string title;
    std::string when;
    std::string who;
    std::string state;       // "Kom til", "Endret", "Flyttet"
    std::vector<Tag> level;  // how much it can matter; none where it came
    std::vector<ChangedRun> runs;
    std::vector<DecisionMention> decisions;
};

struct ParagraphModel {
    DocumentHead head;
    std::string title;  // "Avsnitt 12"
    std::string version_line;
    std::string text_url;    // where it stands
    bool too_large = false;  // then there is nothing of the rest
    std::vector<BroughtWords> words;
    std::vector<BringerLine> bringers;     // oldest first
    std::vector<ParagraphStepLine> steps;  // newest first
    std::string earlier_url;               // empty: these are all
};

ParagraphModel paragraph_model(const app::ProcessView& view, const app::ProvenanceView& provenance,
                               const app::ParagraphHistory& history, Language language);
// The same page of a text beyond what can be followed.
ParagraphModel paragraph_unknown(const app::ProcessView& view, const workflows::Version& version,
                                 int paragraph, Language language);

}  // namespace saksgang::views
