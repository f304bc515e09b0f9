// SPDX-License-Identifier: EUPL-1.2
// A clock, an outbox and a receiver that a test owns: no disk, no network, no waiting.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "webhooks/outbox.hpp"
#include "webhooks/sender.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {

class FakeClock final : public Clock {
public:
    Instant now() const override { return now_; }
    void advance(Milliseconds by) { now_ += by; }
    void advance_to(Instant at) { now_ = std::max(now_, at); }

private:
    Instant now_ = *parse_instant("2024-04-29T07:00:00.000Z");
};

// Keeps the contract of outbox.hpp with a list in memory.
class FakeOutbox final : public Outbox {
public:
    struct Row {
        Delivery delivery;
        Instant due{};
        std::optional<Instant> leased_until;
        std::optional<Settlement> settled;  // nothing or retry: still to be sent
        std::vector<Attempt> attempts;
        bool open() const { return !settled || *settled == Settlement::retry; }
    };

    // What to do instead of answering: called first in every call. True: fail.
    std::function<bool(std::string_view call)> fails = [](std::string_view) { return false; };

    explicit FakeOutbox(const Clock& clock) : clock_(clock) {}

    Row& add(std::int64_t endpoint, const std::string& lane) {
        const auto id = static_cast<std::int64_t>(rows.size()) + 1;
        Row row;
        row.delivery.id = DeliveryId{id};
        row.delivery.endpoint = EndpointId{endpoint};
        row.delivery.message_id = "msg_" + std::to_string(id);
        row.delivery.lane = lane;
        row.delivery.body = "{}";
        row.delivery.target = {
            .endpoint = EndpointId{endpoint},
            .url = "https://receiver" + std::to_string(endpoint) + ".example.no/path?token=x",
            .secrets = {"whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},
            .enabled = true};
        row.due = clock_.now();
        return rows.emplace_back(std::move(row));
    }

    asio::awaitable<Result<std::vector<Delivery>>> claim(Instant now, std::size_t max) override {
        if (fails("claim")) co_return fail(Errc::busy, "the outbox is busy");
        std::vector<Delivery> claimed;
        for (Row& row : rows) {
            if (claimed.size() == max) break;
            if (!is_claimable(row, now)) continue;
            row.leased_until = now + limits::outbox_lease;
            row.delivery.attempt = static_cast<int>(row.attempts.size()) + 1;
            claimed.push_back(row.delivery);
        }
        co_return claimed;
    }

    asio::awaitable<Result<void>> settle(Delivery delivery, Attempt attempt,
                                         Outcome outcome) override {
        if (fails("settle")) co_return fail(Errc::busy, "the outbox is busy");
        Row& row = row_of(delivery.id);
        row.leased_until.reset();
        row.attempts.push_back(std::move(attempt));
        row.settled = outcome.settlement;
        if (outcome.next_attempt_at) row.due = *outcome.next_attempt_at;
        if (outcome.settlement == Settlement::endpoint_gone) close(delivery.endpoint);
        co_return Result<void>{};
    }

    asio::awaitable<Result<std::optional<Instant>>> next_due() override {
        if (fails("next_due")) co_return fail(Errc::busy, "the outbox is busy");
        std::optional<Instant> next;
        for (const Row& row : rows) {
            if (!row.open()) continue;
            const Instant due = std::max(row.due, row.leased_until.value_or(row.due));
            if (!next || due < *next) next = due;
        }
        co_return next;
    }

    Row& row_of(DeliveryId id) {
        for (Row& row : rows) {
            if (row.delivery.id == id) return row;
        }
        throw std::logic_error("no such delivery");
    }
    bool all_settled() const {
        return std::ranges::none_of(rows, [](const Row& row) { return row.open(); });
    }
    std::optional<Instant> next_moment() const {  // when a lease or a wait ends
        std::optional<Instant> next;
        for (const Row& row : rows) {
            if (!row.open()) continue;
            const Instant at = std::max(row.due, row.leased_until.value_or(row.due));
            if (at > clock_.now() && (!next || at < *next)) next = at;
        }
        return next;
    }

    std::list<Row> rows;

private:
    bool is_claimable(const Row& row, Instant now) const {
        if (!row.open() || row.due > now) return false;
        if (row.leased_until && *row.leased_until > now) return false;
        int leased = 0;
        for (const Row& other : rows) {
            if (other.delivery.endpoint != row.delivery.endpoint || !other.open()) continue;
            const bool is_leased = other.leased_until && *other.leased_until > now;
            if (is_leased) ++leased;
            const bool same_lane = other.delivery.lane == row.delivery.lane;
            if (same_lane && other.delivery.id < row.delivery.id) return false;
        }
        return leased < limits::endpoint_concurrency_max;
    }
    void close(EndpointId endpoint) {
        for (Row& row : rows) {
            if (row.delivery.endpoint == endpoint && row.open()) {
                row.settled = Settlement::endpoint_gone;
            }
        }
    }

    const Clock& clock_;
};

// Answers as the test says, when the test says.
class FakeSender final : public Sender {
public:
    // What becomes of a request, and whether it hangs until release().
    struct Answer {
        int status = 200;  // 0: unreachable
        bool hangs = false;
        int turns = 0;  // how often the loop goes round before the answer
    };
    std::function<Answer(const SendRequest&)> answers = [](const SendRequest&) { return Answer{}; };
    // Called as a request begins and ends.
    std::function<void(const SendRequest&, bool begins)> watch = [](const SendRequest&, bool) {};

    explicit FakeSender(const Clock& clock) : clock_(clock) {}

    asio::awaitable<Attempt> send(SendRequest request) override {
        const Answer answer = answers(request);
        ++running;
        running_most = std::max(running_most, running);
        sent.push_back(request);
        watch(request, true);
        Attempt attempt;
        attempt.started_at = clock_.now();
        asio::steady_timer timer(co_await asio::this_coro::executor);
        for (int turn = 0; turn < answer.turns; ++turn) {
            timer.expires_at(asio::steady_timer::time_point::min());
            co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
        }
        if (answer.hangs) {
            timer.expires_at(asio::steady_timer::time_point::max());
            hanging.push_back(&timer);
            co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
        }
        watch(request, false);
        --running;
        attempt.http_status = answer.status;
        attempt.outcome = answer.status == 0         ? AttemptOutcome::unreachable
                          : answer.status / 100 == 2 ? AttemptOutcome::delivered
                                                     : AttemptOutcome::refused;
        co_return attempt;
    }

    void release() {
        for (asio::steady_timer* timer : std::exchange(hanging, {}))
            timer->cancel();
    }

    int running = 0;
    int running_most = 0;
    std::vector<SendRequest> sent;
    std::vector<asio::steady_timer*> hanging;

private:
    const Clock& clock_;
};

inline std::string header_of(const SendRequest& request, std::string_view name) {
    for (const auto& [key, value] : request.headers) {
        if (key == name) return value;
    }
    return {};
}

}  // namespace saksgang::webhooks
