// SPDX-License-Identifier: EUPL-1.2
// A sender and its loop, for tests that let it loose on real sockets.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "daemon/runtime/pool.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/hostile_receiver.hpp"
#include "webhooks/https_sender.hpp"

namespace saksgang::webhooks {

// Time in these tests is the sockets' own; only answers' dates are read against it.
class StillClock final : public Clock {
public:
    Instant now() const override { return *parse_instant("2024-04-29T07:00:00.000Z"); }
};

// Long enough for loopback, short enough to be waited for.
inline constexpr Milliseconds short_deadline{200};
inline constexpr Milliseconds ample_deadline{20'000};

inline HttpsSenderOptions options_for(std::vector<std::string> allowed,
                                      Milliseconds deadline = ample_deadline) {
    HttpsSenderOptions options;
    options.rules.allowed = AllowedTargets::parse(allowed).value();
    options.user_agent = "Saksgang/0.0.0-test";
    options.deadline = deadline;
    return options;
}

// Names resolve to what the test says, and to nothing else.
inline Lookup names(std::map<std::string, std::vector<std::string>> table) {
    return [table = std::move(table)](const std::string& host) -> Result<Addresses> {
        const auto found = table.find(host);
        if (found == table.end()) return fail(Errc::not_found, "there is no host named " + host);
        Addresses addresses;
        for (const std::string& text : found->second) {
            addresses.push_back(asio::ip::make_address(text));
        }
        return addresses;
    };
}

// A receiver that answers with these bytes, whatever it is asked.
inline test::Manner saying(std::string bytes) {
    return {.acts = {test::Say{std::move(bytes)}}, .blind = false};
}

struct Sending {
    asio::io_context io{1};
    runtime::Pool pool{"names", 2, 16};
    StillClock clock;
    HttpsSender sender;

    explicit Sending(HttpsSenderOptions options = options_for({"127.0.0.0/8"}))
        : sender(io.get_executor(), pool, clock, std::move(options)) {}

    Attempt send(const std::string& url, bool fresh = false,
                 std::string body = R"({"type":"endpoint.ping"})") {
        return send(
            SendRequest{.url = url,
                        .headers = {{"content-type", "application/json"}, {"webhook-id", "msg_1"}},
                        .body = std::move(body),
                        .fresh_connection = fresh});
    }

    Attempt send(SendRequest request) {
        std::optional<Attempt> attempt;
        std::exception_ptr thrown;
        asio::co_spawn(io, sender.send(std::move(request)),
                       [&](std::exception_ptr failure, Attempt made) {
                           thrown = failure;
                           attempt = std::move(made);
                       });
        io.restart();
        while (!attempt && io.run_one() > 0) {
        }
        REQUIRE(attempt);
        if (thrown) std::rethrow_exception(thrown);
        return *attempt;
    }

    // What is ready: a receiver hears of a closed connection only when the loop turns.
    void turn() {
        io.restart();
        io.poll();
    }
};

inline bool says(const Attempt& attempt, std::string_view words) {
    INFO(attempt.detail);
    return attempt.detail.find(words) != std::string::npos;
}

}  // namespace saksgang::webhooks
