// SPDX-License-Identifier: EUPL-1.2
// Looking names up on real threads, with name servers made up by the test.
#include "webhooks/resolver.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <future>
#include <mutex>

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

class MovingClock final : public Clock {
public:
    Instant now() const override { return now_; }
    void advance(Milliseconds by) { now_ += by; }

private:
    Instant now_ = *parse_instant("2024-04-29T07:00:00.000Z");
};

constexpr Milliseconds patience{100};

// Name servers: `found` for every name, or silence until the test lets go.
struct NameServers {
    std::mutex mutex;
    Result<Addresses> found = Addresses{asio::ip::make_address("192.0.2.1")};
    bool silent = false;
    int asked = 0;
    std::promise<void> let_go;
    std::shared_future<void> gone{let_go.get_future()};

    Lookup lookup() {
        return [this](const std::string&) -> Result<Addresses> {
            bool waits = false;
            {
                const std::scoped_lock lock(mutex);
                ++asked;
                waits = silent;
            }
            if (waits) gone.wait();
            const std::scoped_lock lock(mutex);
            return found;
        };
    }
};

struct Room {
    NameServers servers;
    MovingClock clock;
    asio::io_context io{1};
    runtime::Pool pool{"names", 2, 16};
    Resolver resolver{pool, clock, servers.lookup(), patience};

    // So many ask for the name at once; their answers in order.
    std::vector<Result<Addresses>> resolve(const std::string& host, int askers = 1) {
        std::vector<Result<Addresses>> answers;
        for (int i = 0; i < askers; ++i) {
            asio::co_spawn(io, resolver.resolve(host),
                           [&](const std::exception_ptr&, Result<Addresses> found) {
                               answers.push_back(std::move(found));
                           });
        }
        io.restart();
        while (static_cast<int>(answers.size()) < askers && io.run_one() > 0) {
        }
        return answers;
    }
    int asked_so_far() {
        const std::scoped_lock lock(servers.mutex);
        return servers.asked;
    }
};

const Addresses first{asio::ip::make_address("192.0.2.1")};
const Addresses second{asio::ip::make_address("192.0.2.2")};

}  // namespace

TEST_CASE("an address needs no lookup") {
    Room room;
    CHECK(room.resolve("127.0.0.1")[0] == Addresses{asio::ip::make_address("127.0.0.1")});
    CHECK(room.resolve("::1")[0] == Addresses{asio::ip::make_address("::1")});
    CHECK(room.servers.asked == 0);
}

TEST_CASE("many who need a name at once share one lookup, and its answer is kept for a while") {
    Room room;
    for (const auto& answer : room.resolve("a.example.no", 20))
        CHECK(answer == first);
    CHECK(room.servers.asked == 1);
    room.clock.advance(limits::resolved_kept - Milliseconds{1});
    CHECK(room.resolve("a.example.no")[0] == first);
    CHECK(room.servers.asked == 1);
    CHECK(room.resolve("b.example.no")[0] == first);
    CHECK(room.servers.asked == 2);
}

TEST_CASE("a name that answered before is used while its servers are silent, for an hour") {
    Room room;
    CHECK(room.resolve("a.example.no")[0] == first);
    room.servers.silent = true;
    room.clock.advance(limits::resolved_kept);
    CHECK(room.resolve("a.example.no")[0] == first);
    room.clock.advance(limits::resolved_usable - limits::resolved_kept);
    const auto late = room.resolve("a.example.no")[0];
    REQUIRE_FALSE(late);
    CHECK(late.error().code == Errc::deadline_exceeded);
    CHECK(room.asked_so_far() == 2);
    room.servers.let_go.set_value();
}

TEST_CASE("silent servers are given up on in time") {
    Room room;
    room.servers.silent = true;
    for (int i = 0; i < 3; ++i) {
        const auto answer = room.resolve("a.example.no")[0];
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == Errc::deadline_exceeded);
    }
    CHECK(room.asked_so_far() == 1);
    room.servers.let_go.set_value();
}

TEST_CASE("a name without addresses does not exist, and a failure is not kept") {
    Room room;
    room.servers.found = Addresses{};
    CHECK(room.resolve("a.example.no")[0].error().code == Errc::not_found);
    room.servers.found = fail(Errc::busy, "the name servers could not say");
    CHECK(room.resolve("a.example.no")[0].error().code == Errc::busy);
    room.servers.found = second;
    CHECK(room.resolve("a.example.no")[0] == second);
    CHECK(room.servers.asked == 3);
}

TEST_CASE("the system's lookup knows this machine and no name reserved for nobody") {
    const auto local = look_up_with_system("localhost");
    REQUIRE(local);
    for (const auto& address : *local)
        CHECK(address.is_loopback());
    CHECK(look_up_with_system("2130706433").value() ==
          Addresses{asio::ip::make_address("127.0.0.1")});
    CHECK_FALSE(look_up_with_system("nobody.invalid"));
}

}  // namespace saksgang::webhooks
