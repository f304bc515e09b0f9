// SPDX-License-Identifier: EUPL-1.2
// Responses: who has answered and when, what everybody said to each question, and one response by
// itself. Pure; any thread. Holds what its reader may see, and nothing of who a person is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/app/read_reasons.hpp"
#include "daemon/app/read_response.hpp"
#include "daemon/views/forms/receipt.hpp"
#include "daemon/views/overview_model.hpp"

namespace saksgang::views {

// What one respondent said to one question.
struct AnswerCell {
    Tag choice;  // no words: none was asked for, or given
    std::string text;
    std::string mark;  // in the table: "ja", "i ord", "–"
};

struct RespondentRow {
    std::string name;
    std::string url;  // of the response
    std::string when;
    std::string access;             // "Unntatt offentlighet, …"; empty: public
    std::vector<AnswerCell> cells;  // in the order of the questions
};

struct QuestionLine {
    std::string number;  // "1"
    std::string title;
    std::string summary;  // "8 ja, 2 delvis, 0 nei"
    struct Said {
        std::string name;
        AnswerCell answer;
    };
    std::vector<Said> said;  // those who said something
};

// What came in during one visit to a stage.
struct RoundLine {
    std::string id;
    std::string title;    // the stage's
    std::string summary;  // "10 av 22 har svart"
    std::vector<QuestionLine> questions;
    std::vector<RespondentRow> respondents;
};

struct ResponsesModel {
    DocumentHead head;
    std::optional<ReceiptLine> receipt;
    std::vector<RoundLine> rounds;    // newest first
    std::vector<std::string> undone;  // a sentence each
    std::string register_url;
};

struct ResponseModel {
    DocumentHead head;
    std::string title;               // who answered
    std::vector<std::string> facts;  // when, how, about which version
    std::string access;
    std::string withdrawn;  // and why; empty: it stands
    bool erased = false;
    struct Answered {
        std::string question;
        AnswerCell answer;
    };
    std::vector<Answered> answers;
    std::string withdraw_url;  // empty: it was withdrawn
    std::string correct_url;
    std::string all_url;
};

struct ResponsesReading {
    const app::ProcessView& process;
    std::span<const app::ResponseView> responses;
    std::span<const app::GivenReason> reasons;
    const app::JournalEntryView* done = nullptr;
};

ResponsesModel responses_model(const ResponsesReading& reading, Language language);
ResponseModel response_model(const ResponsesReading& reading, const app::ResponseView& response,
                             Language language);

}  // namespace saksgang::views
