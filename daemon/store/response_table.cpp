// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/process_rows.hpp"
#include "daemon/store/row_reading.hpp"

namespace saksgang::store {
namespace {

using workflows::Channel;
using workflows::Response;
using workflows::Visibility;

#define SAKSGANG_RESPONSE_COLUMNS                                                               \
    "number, body, seat, question_set, version, text_sha256, stage, visit, channel, on_behalf," \
    " late, visibility, statute, received_on, withdrawn, corrects, seq"

constexpr std::string_view load_responses_sql =
    "SELECT " SAKSGANG_RESPONSE_COLUMNS " FROM response WHERE document = ? ORDER BY number";
constexpr std::string_view save_response_sql =
    "REPLACE INTO response (document, " SAKSGANG_RESPONSE_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

Response response_at(const Statement& row) {
    return {.number = ResponseNumber{row.integer(0)},
            .body = {row.text(1)},
            .seat = optional_slug<SeatSlug>(row, 2),
            .question_set = optional_slug<QuestionSetSlug>(row, 3),
            .version = VersionNumber{row.integer(4)},
            .text_sha256 = row.bytes<Sha256>(5),
            .stage = {row.text(6)},
            .visit = small_integer(row, 7),
            .channel = row.enumerator(8, Channel::survey),
            .on_behalf = row.integer(9) != 0,
            .late = row.integer(10) != 0,
            .visibility = row.enumerator(11, Visibility::withheld),
            .statute = row.text(12),
            .received_on = row.date(13),
            .withdrawn = row.integer(14) != 0,
            .corrects = optional_number<ResponseNumber>(row, 15),
            .seq = Seq{row.integer(16)}};
}

}  // namespace

Responses load_responses(Connection& db, const DocumentSlug& document) {
    Responses responses;
    auto row = db.prepare(load_responses_sql).bind(document);
    while (row.step())
        responses.push_back(response_at(row));
    return responses;
}

void save_responses(Connection& db, const DocumentSlug& document, const Responses& before,
                    const Responses& after) {
    for (std::size_t i = 0; i < after.size(); ++i) {
        const Response& r = after[i];
        if (i < before.size() && before[i] == r) continue;
        run_with(db.prepare(save_response_sql),
                 std::tie(document, r.number, r.body, r.seat, r.question_set, r.version,
                          r.text_sha256, r.stage, r.visit, r.channel, r.on_behalf, r.late,
                          r.visibility, r.statute, r.received_on, r.withdrawn, r.corrects, r.seq));
    }
}

}  // namespace saksgang::store
