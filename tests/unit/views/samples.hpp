// SPDX-License-Identifier: EUPL-1.2
// What pages are made from, in tests: readings as the use cases give them, without a store.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/app/read_provenance.hpp"
#include "daemon/views/changes/changes_model.hpp"
#include "daemon/views/overview_model.hpp"
#include "tests/support/builders.hpp"

namespace saksgang::views {

inline const Speech nb{Language::nb};

inline bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// The process of the builders as a reader with every right sees it, on `today`.
app::ProcessView a_view(const support::ProcessBuilder& process,
                        LocalDate today = support::day(2024, 4, 26));
app::ProcessView a_view(const support::Scene& scene);

// The council and workflow of examples/osloregionen, on 17 May 2024, in the middle of the hearing:
// meetings held, one moved, an endorsement that lapsed and one that stands, three answers.
app::ProcessView the_hearing();
// The same in August, adopted.
app::ProcessView the_adoption();
std::vector<app::JournalEntryView> hearing_entries();

// A number and a modal verb, a new paragraph, an item that was moved to another section.
using SharedChanges = std::shared_ptr<const repo::TextChanges>;
SharedChanges some_changes();
app::ChangesView some_changes_view();

// A paragraph of which version 1 and 2 brought words; the board decided on the first.
app::ProvenanceView some_provenance();
app::ParagraphHistory some_history();

app::JournalEntryView an_entry(std::string type, std::string data,
                               std::string timestamp = "2024-04-26T10:00:00.000Z");

// Owns what a reading refers to.
struct Reading {
    app::ProcessView process;
    std::vector<workflows::Version> versions = {};
    std::vector<app::JournalEntryView> entries = {};
    std::map<DecisionNumber, SharedChanges> changes = {};

    OverviewModel model(Language language = Language::nb) const {
        return overview_model(
            {.process = process, .versions = versions, .entries = entries, .changes = changes},
            language);
    }
};

}  // namespace saksgang::views
