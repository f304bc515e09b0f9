// SPDX-License-Identifier: EUPL-1.2
// What answers mean, and what a stranger's bytes look like once they are fit to be shown.
#include "webhooks/answer.hpp"

#include "tests/support/catch.hpp"
#include "webhooks/printable.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::webhooks {
namespace {

const Instant now = *parse_instant("2024-04-29T07:00:00.000Z");

Attempt read(const Answer& answer) {
    Attempt attempt;
    read_answer(answer, now, attempt);
    return attempt;
}

Answer with_status(int status) {
    Answer answer;
    answer.status = status;
    return answer;
}

}  // namespace

TEST_CASE("only 200 to 299 is delivered") {
    for (int status = 101; status <= 599; ++status) {
        const Attempt attempt = read(with_status(status));
        const bool delivered = attempt.outcome == AttemptOutcome::delivered;
        CHECK(delivered == (status >= 200 && status <= 299));
        CHECK((delivered || attempt.outcome == AttemptOutcome::refused));
        CHECK(attempt.http_status == status);
        CHECK(attempt.detail.find(std::to_string(status)) != std::string::npos);
    }
}

TEST_CASE("a redirect is refused, and its target shown without what may be secret") {
    for (const int status : {301, 302, 303, 307, 308}) {
        Answer answer = with_status(status);
        answer.location = "https://new.example.no/hook?token=s3cret#x";
        const Attempt attempt = read(answer);
        CHECK(attempt.outcome == AttemptOutcome::refused);
        CHECK(attempt.detail.find("https://new.example.no/hook;") != std::string::npos);
        CHECK(attempt.detail.find("s3cret") == std::string::npos);
    }
}

TEST_CASE("a body that did not end leaves a 200 delivered, and says so") {
    Answer answer = with_status(200);
    answer.body_ending = "time ran out before the body ended";
    const Attempt attempt = read(answer);
    CHECK(attempt.outcome == AttemptOutcome::delivered);
    CHECK(attempt.detail.find("time ran out") != std::string::npos);
}

TEST_CASE("a clock far from ours is mentioned, a near one is not") {
    Answer answer = with_status(401);
    answer.date = "Mon, 29 Apr 2024 07:10:00 GMT";
    CHECK(read(answer).detail.find("600 s ahead of ours") != std::string::npos);
    answer.date = "Mon, 29 Apr 2024 06:50:00 GMT";
    CHECK(read(answer).detail.find("600 s behind ours") != std::string::npos);
    answer.date = "Mon, 29 Apr 2024 07:04:00 GMT";
    CHECK(read(answer).detail.find("clock") == std::string::npos);
    answer.date = "yesterday";
    CHECK(read(answer).detail.find("clock") == std::string::npos);
}

TEST_CASE("Retry-After is carried on whatever the status") {
    Answer answer = with_status(503);
    answer.retry_after = "90";
    CHECK(read(answer).retry_after == std::chrono::seconds{90});
    answer.retry_after = "soon";
    CHECK_FALSE(read(answer).retry_after);
}

TEST_CASE("what is kept of a body is UTF-8 and no longer than the limit") {
    Answer answer = with_status(500);
    for (const std::string& bytes :
         {std::string(5000, 'a'), std::string(5000, '\xFF'), std::string(4095, 'a') + "\xC3\xB8"}) {
        answer.body_start = bytes;
        const Attempt attempt = read(answer);
        CHECK(attempt.response_start.size() <= limits::response_body_bytes_kept);
        CHECK(attempt.response_start.size() > limits::response_body_bytes_kept - 4);
        CHECK(journal::is_utf8(attempt.response_start));
    }
}

TEST_CASE("printable keeps text and spells out every other byte") {
    const std::vector<std::pair<std::string, std::string>> table = {
        {"", ""},
        {"blåbær – ✓ 🫐\n\tx", "blåbær – ✓ 🫐\n\tx"},
        {"a\rb", "a\\x0db"},
        {std::string("a\0b", 3), "a\\x00b"},
        {"\x1B[31m", "\\x1b[31m"},
        {"\x7F", "\\x7f"},
        {"\xFF\xFE", "\\xff\\xfe"},
        {"\xC3", "\\xc3"},
        {"\xC3(", "\\xc3("},
        {"\xC0\xAF", "\\xc0\\xaf"},
        {"\xED\xA0\x80", "\\xed\\xa0\\x80"},
        {"\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},
        {"\xC2\x85", "\\xc2\\x85"},
    };
    for (const auto& [bytes, wanted] : table) {
        CHECK(printable(bytes, 100) == wanted);
    }
    CHECK(printable("blå", 3) == "bl");
    CHECK(printable("a\xFF", 4) == "a");
}

}  // namespace saksgang::webhooks
