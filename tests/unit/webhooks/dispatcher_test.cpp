// SPDX-License-Identifier: EUPL-1.2
// The dispatcher over an outbox in memory and a receiver made up by the test; the test's clock.
#include "webhooks/dispatcher.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "tests/support/catch.hpp"
#include "tests/unit/webhooks/counting_rng.hpp"
#include "tests/unit/webhooks/fakes.hpp"
#include "webhooks/signature.hpp"

namespace saksgang::webhooks {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

// Everything on one loop, which turns only when the test says so.
struct Room {
    asio::io_context io{1};
    FakeClock clock;
    CountingRng rng;
    FakeOutbox outbox{clock};
    FakeSender sender{clock};
    Dispatcher dispatcher;

    explicit Room(DispatcherLimits most = {}, std::uint64_t seed = 1)
        : rng(seed), dispatcher(io.get_executor(), outbox, sender, clock, rng, most) {
        dispatcher.start();
    }
    // All that can happen without time passing.
    void settle_down() {
        dispatcher.wake();
        io.restart();
        io.poll();
    }
    void pass_time(Milliseconds by) {
        clock.advance(by);
        settle_down();
    }
    // Until nothing is left to send, or so many moments have passed.
    void run_out(int moments_max) {
        settle_down();
        for (int i = 0; i < moments_max && !outbox.all_settled(); ++i) {
            clock.advance_to(outbox.next_moment().value_or(clock.now() + seconds{1}));
            settle_down();
        }
    }
    // Runs stop() to its end; false when the loop ran dry before.
    bool stop(Milliseconds grace) {
        bool stopped = false;
        asio::co_spawn(io, dispatcher.stop(grace),
                       [&](const std::exception_ptr& thrown) { stopped = !thrown; });
        io.restart();
        while (!stopped && io.run_one() > 0) {
        }
        return stopped;
    }
    std::vector<std::string> sent_ids() const {
        std::vector<std::string> ids;
        for (const SendRequest& request : sender.sent)
            ids.push_back(header_of(request, "webhook-id"));
        return ids;
    }
};

std::vector<std::string> ids(std::initializer_list<const char*> texts) {
    return {texts.begin(), texts.end()};
}

}  // namespace

TEST_CASE("what is due is sent once, signed, and settled as delivered") {
    Room room;
    const auto& row = room.outbox.add(1, "strategi");
    room.settle_down();
    REQUIRE(room.sender.sent.size() == 1);
    const SendRequest& request = room.sender.sent[0];
    CHECK(request.url == row.delivery.target.url);
    CHECK(request.body == row.delivery.body);
    CHECK(header_of(request, "content-type") == "application/json");
    const std::vector<Secret> secrets = {parse_secret(row.delivery.target.secrets[0]).value()};
    const std::string timestamp = header_of(request, "webhook-timestamp");
    const std::string signature = header_of(request, "webhook-signature");
    CHECK(verify({.id = "msg_1", .timestamp = timestamp, .signature = signature, .body = "{}"},
                 secrets, room.clock.now()));
    CHECK(row.settled == Settlement::delivered);
    CHECK(room.dispatcher.counts().delivered == 1);
    room.pass_time(hours{1000});
    CHECK(room.sender.sent.size() == 1);
}

TEST_CASE("a lane goes one by one and in order, lanes beside each other do not wait") {
    Room room;
    for (int i = 0; i < 2; ++i) {
        room.outbox.add(1, "a");
        room.outbox.add(1, "b");
        room.outbox.add(2, "a");
    }
    room.sender.answers = [](const SendRequest&) {
        return FakeSender::Answer{.status = 200, .hangs = true, .turns = 0};
    };
    room.settle_down();
    CHECK(room.sent_ids() == ids({"msg_1", "msg_2", "msg_3"}));
    room.sender.release();
    room.settle_down();
    CHECK(room.sent_ids() == ids({"msg_1", "msg_2", "msg_3", "msg_4", "msg_5", "msg_6"}));
}

TEST_CASE("a retry has the same id and body, a new time, a fresh connection, and keeps its lane") {
    Room room;
    room.outbox.add(1, "a");
    room.outbox.add(1, "a");
    int status = 500;
    room.sender.answers = [&](const SendRequest&) {
        return FakeSender::Answer{.status = status, .hangs = false, .turns = 0};
    };
    room.settle_down();
    CHECK(room.sent_ids() == ids({"msg_1"}));
    room.pass_time(seconds{4});
    CHECK(room.sender.sent.size() == 1);
    status = 200;
    room.pass_time(seconds{2});
    REQUIRE(room.sent_ids() == ids({"msg_1", "msg_1", "msg_2"}));
    const auto& [first, again, next] =
        std::tie(room.sender.sent[0], room.sender.sent[1], room.sender.sent[2]);
    CHECK(first.body == again.body);
    CHECK(header_of(first, "webhook-timestamp") != header_of(again, "webhook-timestamp"));
    CHECK(header_of(first, "webhook-signature") != header_of(again, "webhook-signature"));
    CHECK_FALSE(first.fresh_connection);
    CHECK(again.fresh_connection);
    CHECK_FALSE(next.fresh_connection);
}

TEST_CASE("after ten attempts in three days a delivery is exhausted and its lane goes on") {
    Room room;
    const auto& row = room.outbox.add(1, "a");
    const auto& follower = room.outbox.add(1, "a");
    room.sender.answers = [](const SendRequest& request) {
        const bool first = header_of(request, "webhook-id") == "msg_1";
        return FakeSender::Answer{.status = first ? 503 : 200, .hangs = false, .turns = 0};
    };
    const Instant begun = room.clock.now();
    room.run_out(100);
    CHECK(row.settled == Settlement::exhausted);
    CHECK(row.attempts.size() == 10);
    CHECK(follower.settled == Settlement::delivered);
    const auto took = room.clock.now() - begun;
    CHECK(took >= hours{75});
    CHECK(took <= hours{91});
    CHECK(room.dispatcher.counts().failed == 10);
}

TEST_CASE("410 ends the endpoint at once, and only that one") {
    Room room;
    const auto& gone = room.outbox.add(1, "a");
    const auto& after = room.outbox.add(1, "a");
    const auto& other = room.outbox.add(2, "a");
    room.sender.answers = [](const SendRequest& request) {
        const bool first = request.url.find("receiver1") != std::string::npos;
        return FakeSender::Answer{.status = first ? 410 : 200, .hangs = false, .turns = 0};
    };
    room.run_out(10);
    CHECK(gone.settled == Settlement::endpoint_gone);
    CHECK(gone.attempts.size() == 1);
    CHECK(after.attempts.empty());
    CHECK(other.settled == Settlement::delivered);
}

TEST_CASE("a settlement that fails is tried again, not sent again") {
    Room room;
    const auto& row = room.outbox.add(1, "a");
    int failures = 3;
    room.outbox.fails = [&](std::string_view call) { return call == "settle" && failures-- > 0; };
    room.settle_down();
    CHECK_FALSE(row.settled);
    for (int i = 0; i < 3; ++i)
        room.pass_time(limits::settle_retry_after);
    CHECK(row.settled == Settlement::delivered);
    CHECK(room.sender.sent.size() == 1);
}

TEST_CASE("what cannot be settled at all is sent again when its lease has run out") {
    Room room;
    const auto& row = room.outbox.add(1, "a");
    bool failing = true;
    room.outbox.fails = [&](std::string_view call) { return call == "settle" && failing; };
    room.settle_down();
    for (int i = 0; i < limits::settle_tries_max; ++i)
        room.pass_time(limits::settle_retry_after);
    CHECK(room.sender.sent.size() == 1);
    failing = false;
    room.pass_time(limits::outbox_lease);
    CHECK(room.sent_ids() == ids({"msg_1", "msg_1"}));
    CHECK(row.settled == Settlement::delivered);
}

TEST_CASE("an outbox that fails or throws does not end the dispatcher") {
    for (const std::string_view broken : {"claim", "next_due", "settle"}) {
        for (const bool throws : {false, true}) {
            INFO(broken << (throws ? " throws" : " fails"));
            Room room;
            int failures = 2;
            room.outbox.fails = [&](std::string_view call) {
                if (call != broken || failures-- <= 0) return false;
                if (throws) throw std::runtime_error("the disk is full");
                return true;
            };
            const auto& row = room.outbox.add(1, "a");
            room.settle_down();
            for (int i = 0; i < 4; ++i)
                room.pass_time(limits::outbox_lease);
            CHECK(row.settled == Settlement::delivered);
        }
    }
}

TEST_CASE("an endpoint whose secret cannot be read is a failed attempt that quotes nothing") {
    Room room;
    auto& row = room.outbox.add(1, "a");
    row.delivery.target.secrets = {"whsec_broken!"};
    room.settle_down();
    CHECK(room.sender.sent.empty());
    REQUIRE(row.attempts.size() == 1);
    CHECK(row.attempts[0].outcome == AttemptOutcome::unreachable);
    CHECK(row.attempts[0].detail.find("broken!") == std::string::npos);
    CHECK(row.attempts[0].url == "https://receiver1.example.no");
    CHECK(row.settled == Settlement::retry);
}

TEST_CASE("a disabled endpoint is sent nothing") {
    Room room;
    room.outbox.add(1, "a").delivery.target.enabled = false;
    room.settle_down();
    CHECK(room.sender.sent.empty());
}

TEST_CASE("no more are sent at once than there are places") {
    Room room({.prompt = 3, .slow = 2});
    for (int endpoint = 1; endpoint <= 20; ++endpoint)
        room.outbox.add(endpoint, "a");
    room.sender.answers = [](const SendRequest&) {
        return FakeSender::Answer{.status = 200, .hangs = true, .turns = 0};
    };
    room.settle_down();
    CHECK(room.sender.running == 3);
    for (int i = 0; i < 40; ++i) {
        room.pass_time(seconds{1});
        CHECK(room.sender.running <= 5);
        if (i % 3 == 0) room.sender.release();
    }
    CHECK(room.sender.running_most == 5);
}

TEST_CASE("receivers that hang never hold up one that answers") {
    Room room({.prompt = 4, .slow = 8});
    room.sender.answers = [](const SendRequest& request) {
        const bool healthy = request.url.find("receiver1000") != std::string::npos;
        return FakeSender::Answer{.status = 200, .hangs = !healthy, .turns = 0};
    };
    // The first time nobody knows them: a second each batch, until all have been found out.
    for (int endpoint = 1; endpoint <= 8; ++endpoint)
        room.outbox.add(endpoint, "a");
    room.settle_down();
    for (int i = 0; i < 3; ++i)
        room.pass_time(limits::delivery_slow_after);
    CHECK(room.sender.running == 8);
    room.pass_time(limits::delivery_deadline);
    room.sender.release();
    room.settle_down();
    // From then on they queue among themselves, and the healthy one goes at once.
    for (int round = 0; round < 3; ++round) {
        for (int endpoint = 1; endpoint <= 8; ++endpoint) {
            room.outbox.add(endpoint, "b");
            room.outbox.add(endpoint, "c");
        }
        const auto& healthy = room.outbox.add(1000, "a");
        room.settle_down();
        CHECK(healthy.settled == Settlement::delivered);
        CHECK(room.sender.running == 8);
    }
}

TEST_CASE("stopping waits for what is under way and begins nothing more") {
    Room room({.prompt = 1, .slow = 1});
    const auto& first = room.outbox.add(1, "a");
    const auto& second = room.outbox.add(2, "a");
    room.sender.answers = [](const SendRequest&) {
        return FakeSender::Answer{.status = 200, .hangs = true, .turns = 0};
    };
    room.settle_down();
    bool stopped = false;
    asio::co_spawn(room.io, room.dispatcher.stop(hours{1}),
                   [&](const std::exception_ptr&) { stopped = true; });
    room.settle_down();
    CHECK_FALSE(stopped);
    room.sender.release();
    room.settle_down();
    CHECK(stopped);
    CHECK(first.settled == Settlement::delivered);
    CHECK_FALSE(second.settled);
    room.outbox.add(3, "a");
    room.settle_down();
    CHECK(room.sender.sent.size() == 1);
}

TEST_CASE("stopping gives up on an attempt that outlasts the grace") {
    Room room;
    room.outbox.add(1, "a");
    room.sender.answers = [](const SendRequest&) {
        return FakeSender::Answer{.status = 200, .hangs = true, .turns = 0};
    };
    room.settle_down();
    CHECK(room.stop(Milliseconds{1}));
    CHECK(room.sender.running == 1);
}

TEST_CASE("stopping an idle dispatcher takes no time") {
    Room room;
    room.settle_down();
    CHECK(room.stop(hours{1}));
}

}  // namespace saksgang::webhooks
