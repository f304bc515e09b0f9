// SPDX-License-Identifier: EUPL-1.2
// What receivers answer, and how they do not: every fault on a real socket.
#include "tests/integration/webhooks/sending.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

using test::answer;
using test::HostileReceiver;
using test::Manner;
using test::Say;

// One attempt at a receiver with that manner.
Attempt attempt_at(Manner manner, Milliseconds deadline = ample_deadline) {
    Sending room(options_for({"127.0.0.0/8"}, deadline));
    HostileReceiver receiver(room.io, std::move(manner));
    return room.send(receiver.url());
}

const std::string head_200 = "HTTP/1.1 200 OK\r\n";

}  // namespace

TEST_CASE("a notice is one POST with its length, its headers and nothing that asks for zipping") {
    Sending room;
    HostileReceiver receiver(room.io, saying(answer("200 OK", "", "thanks")));
    const Attempt attempt = room.send(receiver.url());
    CHECK(attempt.outcome == AttemptOutcome::delivered);
    CHECK(attempt.http_status == 200);
    CHECK(attempt.response_start == "thanks");
    CHECK(attempt.address == "127.0.0.1");
    CHECK(attempt.url == "http://127.0.0.1:" + std::to_string(receiver.port()));
    REQUIRE(receiver.requests().size() == 1);
    const std::string& request = receiver.requests()[0];
    INFO(request);
    CHECK(request.starts_with("POST /hook/path?key=secret HTTP/1.1\r\n"));
    CHECK(request.ends_with("\r\n\r\n{\"type\":\"endpoint.ping\"}"));
    for (const std::string& line :
         {"Host: 127.0.0.1:" + std::to_string(receiver.port()),
          std::string("User-Agent: Saksgang/0.0.0-test"), std::string("Accept-Encoding: identity"),
          std::string("content-type: application/json"), std::string("webhook-id: msg_1"),
          std::string("Content-Length: 24")}) {
        INFO(line);
        CHECK(request.find("\r\n" + line + "\r\n") != std::string::npos);
    }
}

TEST_CASE("statuses are what they are, bodies of every kind are read") {
    struct Case {
        std::string bytes;
        AttemptOutcome outcome;
        int status;
        std::string body;
    };
    for (const Case& one : {
             Case{answer("204 No Content"), AttemptOutcome::delivered, 204, ""},
             Case{answer("202 Accepted", "", "queued"), AttemptOutcome::delivered, 202, "queued"},
             Case{answer("400 Bad Request", "", "no"), AttemptOutcome::refused, 400, "no"},
             Case{answer("410 Gone"), AttemptOutcome::refused, 410, ""},
             Case{answer("500 Oops", "", "a\xFF\x01z"), AttemptOutcome::refused, 500,
                  "a\\xff\\x01z"},
             Case{head_200 + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
                  AttemptOutcome::delivered, 200, "abcde"},
             Case{"HTTP/1.1 100 Continue\r\n\r\n" + answer("200 OK", "", "x"),
                  AttemptOutcome::delivered, 200, "x"},
             Case{"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer("404 Not Found"),
                  AttemptOutcome::refused, 404, ""},
             Case{"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", AttemptOutcome::refused,
                  101, ""},
             // compressed although we asked for nothing of the sort: kept as it came
             Case{answer("200 OK", "Content-Encoding: gzip\r\n", "\x1F\x8B\x08"),
                  AttemptOutcome::delivered, 200, "\\x1f\\x8b\\x08"},
         }) {
        INFO(one.bytes);
        const Attempt attempt = attempt_at(saying(one.bytes));
        INFO(attempt.detail);
        CHECK(attempt.outcome == one.outcome);
        CHECK(attempt.http_status == one.status);
        CHECK(attempt.response_start == one.body);
    }
}

TEST_CASE("a chunked answer that comes in drops is the same answer") {
    for (const auto& [chunks, body] : std::vector<std::pair<std::string, std::string>>{
             {"0\r\n\r\n", ""}, {"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nA: b\r\n\r\n", "abcde"}}) {
        INFO(chunks);
        const Attempt attempt = attempt_at(
            {.acts = {Say{head_200 + "Transfer-Encoding: chunked\r\n\r\n"}, test::Drip{chunks}},
             .blind = false});
        INFO(attempt.detail);
        CHECK(attempt.outcome == AttemptOutcome::delivered);
        CHECK(attempt.response_start == body);
        CHECK(!says(attempt, "ended"));
    }
}

TEST_CASE("a body that ends with the connection counts") {
    const Attempt attempt = attempt_at(
        {.acts = {Say{"HTTP/1.0 200 OK\r\n\r\nold school"}, test::Close{}}, .blind = false});
    CHECK(attempt.outcome == AttemptOutcome::delivered);
    CHECK(attempt.response_start == "old school");
}

TEST_CASE("a receiver that accepts and never answers ends at the deadline") {
    for (const bool blind : {true, false}) {
        const Attempt attempt =
            attempt_at({.acts = {test::Hang{}}, .blind = blind}, short_deadline);
        CHECK(attempt.outcome == AttemptOutcome::timed_out);
        CHECK(attempt.http_status == 0);
        CHECK(attempt.took >= short_deadline);
        CHECK(attempt.took < short_deadline * 10);
        CHECK(says(attempt, "waiting for an answer"));
    }
}

TEST_CASE("headers that trickle do not move the deadline") {
    const Attempt attempt = attempt_at(
        {.acts = {Say{head_200}, test::SayForever{"X: y\r\n", Milliseconds{10}}}, .blind = false},
        short_deadline);
    CHECK(attempt.outcome == AttemptOutcome::timed_out);
    CHECK(attempt.took < short_deadline * 10);
}

TEST_CASE("a body that trickles leaves the status standing, and ends at the deadline") {
    const Attempt attempt = attempt_at({.acts = {Say{head_200 + "Content-Length: 5000\r\n\r\n"},
                                                 test::SayForever{"z", Milliseconds{10}}},
                                        .blind = false},
                                       short_deadline);
    CHECK(attempt.outcome == AttemptOutcome::delivered);
    CHECK(attempt.took < short_deadline * 10);
    CHECK(attempt.response_start.starts_with("zz"));
    CHECK(says(attempt, "time ran out"));
}

TEST_CASE("of a body without end 64 KiB are read and 4 KiB kept; the status stands") {
    const std::string piece(1000, 'z');
    const std::string chunk = "3e8\r\n" + piece + "\r\n";
    for (const auto& [head, part] : std::vector<std::pair<std::string, std::string>>{
             {head_200 + "\r\n", piece},
             {head_200 + "Content-Length: 9000000000\r\n\r\n", piece},
             {head_200 + "Transfer-Encoding: chunked\r\n\r\n", chunk},
             {head_200 + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nz\r\n"},
             {"HTTP/1.1 503 No\r\n\r\n", piece}}) {
        INFO(head);
        const Attempt attempt = attempt_at(
            {.acts = {Say{head}, test::SayForever{part, Milliseconds{0}}}, .blind = false});
        const bool refused = head.find("503") != std::string::npos;
        CHECK(attempt.outcome == (refused ? AttemptOutcome::refused : AttemptOutcome::delivered));
        CHECK(attempt.response_start == std::string(limits::response_body_bytes_kept, 'z'));
        CHECK(says(attempt, "stopped reading"));
    }
}

TEST_CASE("headers beyond 8 KiB are refused, as one line or as many") {
    for (const std::string& headers : {"X: " + std::string(20'000, 'a') + "\r\n", [] {
                                           std::string many;
                                           for (int i = 0; i < 1000; ++i)
                                               many += "X-" + std::to_string(i) + ": y\r\n";
                                           return many;
                                       }()}) {
        const Attempt attempt = attempt_at(saying(answer("200 OK", headers)));
        CHECK(attempt.outcome == AttemptOutcome::unreachable);
        CHECK(attempt.http_status == 0);
        CHECK(says(attempt, "headers are longer than 8192 bytes"));
    }
    CHECK(attempt_at(saying(answer("200 OK", "X: " + std::string(7'000, 'a') + "\r\n"))).outcome ==
          AttemptOutcome::delivered);
    CHECK(attempt_at({.acts = {Say{head_200}, test::SayForever{"X: yyyyyyyy\r\n"}}, .blind = false})
              .outcome == AttemptOutcome::unreachable);
}

TEST_CASE("a flood of interim answers is no answer") {
    const Attempt attempt =
        attempt_at({.acts = {test::SayForever{"HTTP/1.1 100 Continue\r\n\r\n"}}, .blind = false});
    CHECK(attempt.outcome == AttemptOutcome::unreachable);
    CHECK(says(attempt, "interim"));
}

TEST_CASE("what is not HTTP is no answer") {
    for (const char* bytes :
         {"220 mail.example.no ESMTP\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n\r\n",
          "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n",
          "HTTP/1.1 200 OK\r\nNo colon here\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"}) {
        INFO(bytes);
        const Attempt attempt = attempt_at(saying(bytes));
        CHECK(attempt.outcome == AttemptOutcome::unreachable);
        CHECK_FALSE(attempt.detail.empty());
    }
}

TEST_CASE("a connection that breaks before the answer is unreachable, not delivered") {
    for (const Manner& manner :
         {Manner{.acts = {test::Reset{}}, .blind = true},
          Manner{.acts = {test::Reset{}}, .blind = false},
          Manner{.acts = {test::Close{}}, .blind = true},
          Manner{.acts = {test::Close{}}, .blind = false},
          Manner{.acts = {Say{"HTTP/1.1 20"}, test::Close{}}, .blind = false},
          Manner{.acts = {Say{head_200}, test::Close{}}, .blind = false}}) {
        const Attempt attempt = attempt_at(manner);
        CHECK(attempt.outcome == AttemptOutcome::unreachable);
        CHECK(attempt.http_status == 0);
        CHECK_FALSE(attempt.detail.empty());
    }
}

TEST_CASE("a connection that breaks inside the body leaves the status standing") {
    const std::string half = head_200 + "Content-Length: 100\r\n\r\nhalf";
    for (const Manner& manner : {Manner{.acts = {Say{half}, test::Close{}}, .blind = false},
                                 Manner{.acts = {Say{half}, test::Reset{}}, .blind = false}}) {
        const Attempt attempt = attempt_at(manner);
        CHECK(attempt.outcome == AttemptOutcome::delivered);
        CHECK(says(attempt, "broke before the body ended"));
    }
}

TEST_CASE("no redirect is followed; its target is shown without its query") {
    for (const char* status : {"301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect",
                               "308 Permanent Redirect"}) {
        Sending room;
        HostileReceiver elsewhere(room.io, saying(answer("200 OK")));
        HostileReceiver receiver(room.io,
                                 saying(answer(status, "Location: " + elsewhere.url() + "\r\n")));
        const Attempt attempt = room.send(receiver.url());
        room.turn();
        CHECK(attempt.outcome == AttemptOutcome::refused);
        CHECK(says(attempt, "127.0.0.1:" + std::to_string(elsewhere.port()) + "/hook/path;"));
        CHECK_FALSE(says(attempt, "key=secret"));
        CHECK(elsewhere.connections() == 0);
    }
}

TEST_CASE("Retry-After comes with the attempt, in seconds or as a date, garbage not") {
    using std::chrono::seconds;
    const std::vector<std::pair<std::string, std::optional<seconds>>> table = {
        {"Retry-After: 120\r\n", seconds{120}},
        {"retry-after: 7\r\n", seconds{7}},
        {"Retry-After: Mon, 29 Apr 2024 07:01:00 GMT\r\n", seconds{60}},
        {"Retry-After: 1e300\r\n", std::nullopt},
        {"Retry-After: -1\r\n", std::nullopt},
        {"Retry-After: NaN\r\n", std::nullopt},
        {"Retry-After:\r\n", std::nullopt},
        {"", std::nullopt}};
    for (const auto& [header, wanted] : table) {
        INFO(header);
        CHECK(attempt_at(saying(answer("429 Too Many Requests", header))).retry_after == wanted);
    }
}

TEST_CASE("an answer that comes before the notice was read counts") {
    Sending room;
    HostileReceiver receiver(
        room.io, {.acts = {Say{answer("413 Too Large", "Connection: close\r\n")}, test::Hang{}},
                  .blind = true});
    const Attempt attempt = room.send(receiver.url(), false, std::string(60'000, 'x'));
    CHECK(attempt.outcome == AttemptOutcome::refused);
    CHECK(attempt.http_status == 413);
}

}  // namespace saksgang::webhooks
