// SPDX-License-Identifier: EUPL-1.2
// What a receiver's answer means. Pure: the sender reads the bytes, this says what they amount to.
#pragma once

#include <string>

#include "webhooks/outbox.hpp"

namespace saksgang::webhooks {

// The parts of an answer that count. Header values as they came, empty where there were none.
struct Answer {
    int status = 0;
    std::string location;
    std::string retry_after;
    std::string date;
    std::string body_start;   // at most limits::response_body_bytes_kept
    std::string body_ending;  // why the body was not read to its end, in words; empty: it was
};

// Fills in outcome, http_status, detail, response_start and retry_after. 200–299 is delivered,
// whatever became of the body; everything else is refused, redirects too: following one would drop
// the body, or carry it to a place nobody agreed to. `now` is when the headers had come.
void read_answer(const Answer& answer, Instant now, Attempt& attempt);

}  // namespace saksgang::webhooks
