// SPDX-License-Identifier: EUPL-1.2
// The secretariat's control room, as strings and flags in one language: what must be seen to now,
// what comes, who is missing, whether notices get through, and where the process can go. Pure; any
// thread. For the secretariat's eyes: nothing is taken out here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/store/endpoints.hpp"
#include "daemon/views/documents_model.hpp"
#include "daemon/views/forms/receipt.hpp"
#include "daemon/views/overview_model.hpp"

namespace saksgang::views {

struct TaskLine {
    std::string sentence;
    std::string who;  // who can see to it; empty: whoever reads this
    Tag when;         // how it stands to its day; no words: it has none
    std::string url;  // where it is seen to; empty: nowhere here
    std::string action;
};

struct DeadlineLine {
    std::string date;      // 2024-05-29
    std::string when;      // 29. mai 2024
    std::string distance;  // om 12 dager
    std::string title;
};

// What a body did, does or is to do in one stage.
struct BodyInStage {
    std::string stage;
    std::string body;
    std::string state;
    bool done = false;
    bool now = false;                  // the process stands in this stage
    std::vector<std::string> missing;  // of a hearing circle that is being heard: who has not
    std::string missing_heading;
};

struct NoticesLine {
    std::string summary;  // "14 i orden, 1 feiler"
    std::vector<std::string> troubles;
};

struct StepLine {
    NextLine next;
    std::string url;  // its check page
};

struct ActionLine {
    std::string url;
    std::string words;
};

struct ControlModel {
    DocumentHead head;
    std::optional<ReceiptLine> receipt;  // of what was just done
    std::vector<TaskLine> tasks;         // to be seen to now
    std::string later;                   // how many more there are; empty: none
    std::vector<ActionLine> actions;
    std::vector<DeadlineLine> deadlines;  // of the days to come, soonest first
    std::vector<BodyInStage> bodies;
    NoticesLine notices;
    std::vector<StepLine> onward;
    std::vector<StepLine> back;
};

struct ControlReading {
    const app::ProcessView& process;
    std::span<const store::Endpoint> endpoints;
    const app::JournalEntryView* done = nullptr;  // the entry of what was just done
};

ControlModel control_model(const ControlReading& reading, Language language);

// Every document's, on one page.
struct ControlledDocument {
    DocumentLine document;
    std::string summary;  // "3 ting må gjøres nå"
    std::vector<TaskLine> tasks;
};
struct ControlsModel {
    std::vector<ControlledDocument> documents;
    NoticesLine notices;
};
ControlsModel controls_model(std::span<const app::ProcessView> processes,
                             std::span<const store::Endpoint> endpoints, Language language);

}  // namespace saksgang::views
