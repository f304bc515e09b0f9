// SPDX-License-Identifier: EUPL-1.2
// Meetings and decisions: what each body decided about which exact version, and how it stands now;
// the days of the plan, with every move and why. Pure; any thread. Open to the public.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/app/read_reasons.hpp"
#include "daemon/views/forms/receipt.hpp"
#include "daemon/views/overview_model.hpp"

namespace saksgang::views {

struct MeetingLine {
    MilestoneLine milestone;
    std::string id;
    std::string body;                // empty: no body's
    std::vector<std::string> moves;  // from which day, and why
    std::string register_url;        // empty: it was held or cancelled
    struct Made {
        std::string number;
        std::string words;  // "Sak 12/24: tilslutning"
    };
    std::vector<Made> decisions;  // made at it
};

struct DecidedLine {
    DecisionLine decision;
    std::string reason;        // why it was withdrawn or corrected; empty: it was not
    std::string changes_url;   // what changed since its text; empty where nothing did
    std::string withdraw_url;  // empty: it was withdrawn
    std::string correct_url;
};

struct MeetingsModel {
    DocumentHead head;
    std::optional<ReceiptLine> receipt;
    std::vector<MeetingLine> meetings;   // in the order of the plan
    std::vector<DecidedLine> decisions;  // newest first
    std::string record_url;
};

struct MeetingsReading {
    const app::ProcessView& process;
    std::span<const workflows::Version> versions;
    std::span<const app::GivenReason> reasons;
    const app::JournalEntryView* done = nullptr;
    const app::SectionNames* section_names = nullptr;
};

MeetingsModel meetings_model(const MeetingsReading& reading, Language language);

}  // namespace saksgang::views
