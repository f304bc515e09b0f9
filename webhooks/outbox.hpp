// SPDX-License-Identifier: EUPL-1.2
// What the dispatcher needs of storage, and nothing more. daemon/store implements it; the
// simulation has one that fails. All calls are made on the main loop; implementations hop threads.
#pragma once

#include <array>
#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <vector>

#include "workflows/core/ids.hpp"
#include "workflows/core/result.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::webhooks {

namespace asio = boost::asio;

// Where notices go, with what is needed to send; unsealed only in memory.
struct Target {
    EndpointId endpoint;
    std::string url;
    std::vector<std::string> secrets;  // "whsec_…": the present one first, older ones in grace
    bool enabled = true;
};

// One event for one endpoint, due now. `lane` orders: within one (endpoint, lane) a delivery is
// claimed only when all earlier ones are settled.
struct Delivery {
    DeliveryId id;
    EndpointId endpoint;
    std::string message_id;  // "msg_<seq>" or "ping_…"; the same on every attempt
    std::string lane;        // document slug; empty for pings
    std::string event_type;
    std::string body;  // exact bytes
    Instant event_at{};
    int attempt = 1;  // which attempt this will be
    Target target;    // read at claim: a changed URL counts at once
};

enum class AttemptOutcome {
    delivered = 1,  // 2xx
    refused,        // any other status
    unreachable,    // resolve, connect, TLS, reset
    timed_out,
    address_refused,
};
std::string_view to_string(AttemptOutcome outcome);
inline constexpr std::array attempt_outcomes{AttemptOutcome::delivered, AttemptOutcome::refused,
                                             AttemptOutcome::unreachable, AttemptOutcome::timed_out,
                                             AttemptOutcome::address_refused};

struct Attempt {
    AttemptOutcome outcome = AttemptOutcome::unreachable;
    int http_status = 0;  // 0: none came
    std::string url;      // scheme, host and port of what was used: paths hold secrets
    std::string address;  // the IP dialled
    Milliseconds took{0};
    std::string detail;          // plain words; no secrets
    std::string response_start;  // printable, at most limits::response_body_bytes_kept
    std::optional<std::chrono::seconds> retry_after;
    Instant started_at{};
};

// What becomes of the delivery after an attempt.
enum class Settlement { delivered = 1, retry, exhausted, endpoint_gone /* 410 */ };
struct Outcome {
    Settlement settlement = Settlement::retry;
    std::optional<Instant> next_attempt_at;  // with retry
};

class Outbox {
public:
    virtual ~Outbox() = default;
    // Due deliveries, at most `max`, each leased for limits::outbox_lease; never two of one lane,
    // never more for an endpoint than `limits::endpoint_concurrency_max` leased at once, or one
    // while it fails; when it fails again and again none but a probe now and then, due or not.
    virtual asio::awaitable<Result<std::vector<Delivery>>> claim(Instant now, std::size_t max) = 0;
    // Stores the attempt and its consequence, in one transaction with others that wait.
    virtual asio::awaitable<Result<void>> settle(Delivery delivery, Attempt attempt,
                                                 Outcome outcome) = 0;
    // When the next one falls due; nothing: none waits.
    virtual asio::awaitable<Result<std::optional<Instant>>> next_due() = 0;
};

}  // namespace saksgang::webhooks
