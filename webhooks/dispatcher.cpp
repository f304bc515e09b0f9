// SPDX-License-Identifier: EUPL-1.2
// One loop that claims, one coroutine an attempt. What is due is judged by the Clock alone; timers
// only say when to look again.
#include "webhooks/dispatcher.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <exception>
#include <set>
#include <vector>

#include "daemon/runtime/log.hpp"
#include "webhooks/places.hpp"
#include "webhooks/retry_schedule.hpp"
#include "webhooks/signature.hpp"
#include "webhooks/target_url.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::webhooks {
namespace {

using runtime::log_value;

constexpr auto as_tuple = asio::as_tuple(asio::use_awaitable);

std::shared_ptr<spdlog::logger> log() {
    return runtime::channel("webhooks");
}

// Signed anew for each attempt: receivers refuse a time that is more than minutes old.
Result<SendRequest> request_for(const Delivery& delivery, Instant now) {
    const std::int64_t unix_seconds = to_unix_ms(now) / 1000;
    const SignedMessage message{
        .id = delivery.message_id, .unix_seconds = unix_seconds, .body = delivery.body};
    TRY(auto signature, signature_header(message, delivery.target.secrets));
    return SendRequest{.url = delivery.target.url,
                       .headers = {{"content-type", "application/json"},
                                   {"webhook-id", delivery.message_id},
                                   {"webhook-timestamp", std::to_string(unix_seconds)},
                                   {"webhook-signature", std::move(signature)}},
                       .body = delivery.body,
                       .fresh_connection = delivery.attempt > 1};
}

// An attempt that came to nothing before anything was sent.
Attempt not_sent(const Delivery& delivery, const Error& why, Instant now) {
    Attempt attempt;
    attempt.outcome = AttemptOutcome::unreachable;
    attempt.url = redacted_url(delivery.target.url);
    attempt.detail = why.message;
    attempt.started_at = now;
    return attempt;
}

void log_attempt(const Delivery& delivery, const Attempt& attempt, const Outcome& outcome) {
    if (outcome.settlement == Settlement::delivered) {
        log()->debug("notice={} endpoint={} attempt={} outcome=delivered status={} took_ms={}",
                     delivery.message_id, delivery.endpoint.value, delivery.attempt,
                     attempt.http_status, attempt.took.count());
        return;
    }
    const bool last = outcome.settlement != Settlement::retry;
    const auto next =
        outcome.next_attempt_at ? format_instant(*outcome.next_attempt_at) : std::string("never");
    log()->log(last ? spdlog::level::warn : spdlog::level::info,
               "notice={} endpoint={} attempt={} outcome={} status={} took_ms={} target={} "
               "address={} next={} detail={}",
               delivery.message_id, delivery.endpoint.value, delivery.attempt,
               to_string(attempt.outcome), attempt.http_status, attempt.took.count(),
               log_value(attempt.url), log_value(attempt.address), next, log_value(attempt.detail));
}

std::string text_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& exception) {
        return exception.what();
    }
}

}  // namespace

struct Dispatcher::State : std::enable_shared_from_this<State> {
    State(asio::any_io_executor on, Outbox& from, Sender& by, const Clock& time, Rng& chance,
          DispatcherLimits most)
        : executor(std::move(on)),
          outbox(from),
          sender(by),
          clock(time),
          rng(chance),
          places(most.prompt, most.slow),
          alarm(executor),
          drained(executor) {}

    struct Waiting {
        Delivery delivery;
        Instant claimed_at{};
    };

    void look_again();
    void admit(Delivery delivery);
    void begin(Delivery delivery);
    void begin_waiting();
    void begin_waiting(Pace pace);
    void ended(DeliveryId delivery, const std::exception_ptr& thrown);
    void loop_ended(const std::exception_ptr& thrown);
    void tell_if_drained();
    Instant next_look(std::optional<Instant> due) const;
    std::deque<Waiting>& waiting_of(Pace pace) {
        return pace == Pace::prompt ? waiting_prompt : waiting_slow;
    }
    std::size_t waiting() const { return waiting_prompt.size() + waiting_slow.size(); }

    asio::awaitable<void> pause_until(Instant due);
    asio::awaitable<Instant> pass();
    static asio::awaitable<void> run(std::shared_ptr<State> self);
    static asio::awaitable<void> deliver(std::shared_ptr<State> self, Delivery delivery);
    asio::awaitable<void> settle(Delivery delivery, Attempt attempt, Outcome outcome);

    asio::any_io_executor executor;
    Outbox& outbox;
    Sender& sender;
    const Clock& clock;
    Rng& rng;
    Places places;
    std::deque<Waiting> waiting_prompt;
    std::deque<Waiting> waiting_slow;
    std::set<DeliveryId> in_flight;  // begun and not yet settled
    std::uint64_t delivered = 0;
    std::uint64_t failed = 0;
    std::array<std::uint64_t, attempt_outcomes.size()> attempts{};

    asio::steady_timer alarm;                 // when the loop looks again
    asio::steady_timer drained;               // what stop() waits for
    std::vector<asio::steady_timer*> pauses;  // in the order they began: a seed repeats
    std::atomic<bool> wake_posted = false;
    bool woken = false;
    bool looping = false;
    bool stopping = false;
};

// ---- Claiming

void Dispatcher::State::look_again() {
    woken = true;
    alarm.cancel();
    for (asio::steady_timer* pause : pauses)
        pause->cancel();
}

asio::awaitable<void> Dispatcher::State::run(std::shared_ptr<State> self) {
    while (!self->stopping) {
        self->woken = false;
        Instant until = self->clock.now() + limits::outbox_poll_after;
        try {
            until = co_await self->pass();
        } catch (const std::exception& exception) {
            // The edge of a job: whatever storage throws, the next pass may do better.
            log()->error("outbox=failed error={}", log_value(exception.what()));
        }
        while (!self->woken && !self->stopping && self->clock.now() < until) {
            self->alarm.expires_after(until - self->clock.now());
            co_await self->alarm.async_wait(as_tuple);
        }
    }
}

// Claims all that is due, and says when to look again.
asio::awaitable<Instant> Dispatcher::State::pass() {
    places.move_slow(clock.now());
    begin_waiting();
    while (!stopping) {
        const std::size_t held = in_flight.size() + waiting();
        const std::size_t room = limits::deliveries_held_max - held;
        const std::size_t most = std::min(limits::outbox_claim_max, room);
        if (most == 0) break;
        auto claimed = co_await outbox.claim(clock.now(), most);
        if (!claimed) {
            log()->warn("outbox=claim_failed error={}", log_value(claimed.error().message));
            co_return clock.now() + limits::outbox_poll_after;
        }
        const std::size_t count = claimed->size();
        ASSERT(count <= most);
        for (Delivery& delivery : *claimed)
            admit(std::move(delivery));
        if (count < most) break;
    }
    const auto due = co_await outbox.next_due();
    if (!due) {
        log()->warn("outbox=next_due_failed error={}", log_value(due.error().message));
        co_return clock.now() + limits::outbox_poll_after;
    }
    co_return next_look(*due);
}

Instant Dispatcher::State::next_look(std::optional<Instant> due) const {
    const Instant now = clock.now();
    Instant at = now + limits::outbox_lease;
    // Due already, and yet it was not handed out: its lane or its endpoint is busy. Whatever
    // frees it wakes us; looking at once would only spin.
    if (due) at = std::min(at, *due > now ? *due : now + limits::outbox_poll_after);
    if (const auto move = places.next_move_at()) at = std::min(at, *move);
    return at;
}

void Dispatcher::State::admit(Delivery delivery) {
    if (stopping) return;
    if (!delivery.target.enabled) return;  // not ours to send; the lease gives it back
    const Pace pace = places.pace_of(delivery.endpoint);
    if (waiting_of(pace).empty() && places.has_room(pace)) {
        begin(std::move(delivery));
    } else {
        waiting_of(pace).push_back({std::move(delivery), clock.now()});
    }
}

void Dispatcher::State::begin_waiting() {
    begin_waiting(Pace::prompt);
    begin_waiting(Pace::slow);
}

void Dispatcher::State::begin_waiting(Pace pace) {
    auto& queue = waiting_of(pace);
    while (!queue.empty()) {
        const Pace present = places.pace_of(queue.front().delivery.endpoint);
        if (!places.has_room(present)) {
            if (present == pace) return;
            waiting_of(present).push_back(std::move(queue.front()));
            queue.pop_front();
            continue;
        }
        Waiting next = std::move(queue.front());
        queue.pop_front();
        // So late that its lease could run out before it is settled: then two would send it.
        const Instant ends_by = clock.now() + 2 * limits::delivery_deadline;
        if (ends_by > next.claimed_at + limits::outbox_lease) continue;
        begin(std::move(next.delivery));
    }
}

// ---- Sending

void Dispatcher::State::begin(Delivery delivery) {
    const DeliveryId id = delivery.id;
    // Handed out a second time: the machine stood still for longer than a lease.
    if (!in_flight.insert(id).second) return;
    places.take(id, delivery.endpoint, clock.now());
    asio::co_spawn(executor, deliver(shared_from_this(), std::move(delivery)),
                   [self = shared_from_this(), id](const std::exception_ptr& thrown) {
                       self->ended(id, thrown);
                   });
}

asio::awaitable<void> Dispatcher::State::deliver(std::shared_ptr<State> self, Delivery delivery) {
    auto request = request_for(delivery, self->clock.now());
    Attempt attempt;
    if (request) {
        attempt = co_await self->sender.send(*std::move(request));
    } else {
        attempt = not_sent(delivery, request.error(), self->clock.now());
    }
    const Instant now = self->clock.now();
    const Outcome outcome = outcome_of(delivery, attempt, now, self->rng);
    ++(outcome.settlement == Settlement::delivered ? self->delivered : self->failed);
    const auto kind = std::ranges::find(attempt_outcomes, attempt.outcome);
    ++self->attempts[static_cast<std::size_t>(kind - attempt_outcomes.begin())];
    log_attempt(delivery, attempt, outcome);
    self->places.give_back(delivery.id, now);
    self->begin_waiting();
    co_await self->settle(std::move(delivery), std::move(attempt), outcome);
}

// Tries for a while: what is not settled will be sent a second time.
asio::awaitable<void> Dispatcher::State::settle(Delivery delivery, Attempt attempt,
                                                Outcome outcome) {
    for (int tries = 1; tries <= limits::settle_tries_max; ++tries) {
        const auto settled = co_await outbox.settle(delivery, attempt, outcome);
        if (settled) co_return;
        log()->warn("notice={} endpoint={} outbox=settle_failed try={} error={}",
                    delivery.message_id, delivery.endpoint.value, tries,
                    log_value(settled.error().message));
        co_await pause_until(clock.now() + limits::settle_retry_after);
    }
}

asio::awaitable<void> Dispatcher::State::pause_until(Instant due) {
    asio::steady_timer timer(executor);
    while (!stopping && clock.now() < due) {
        timer.expires_after(due - clock.now());
        pauses.push_back(&timer);
        co_await timer.async_wait(as_tuple);
        std::erase(pauses, &timer);
    }
}

void Dispatcher::State::ended(DeliveryId delivery, const std::exception_ptr& thrown) {
    if (thrown) {
        log()->error("delivery={} error={}", delivery.value, log_value(text_of(thrown)));
    }
    places.give_back(delivery, clock.now());
    in_flight.erase(delivery);
    begin_waiting();
    look_again();  // the next one of its lane may be due
    tell_if_drained();
}

// ---- Beginning and end

void Dispatcher::State::loop_ended(const std::exception_ptr& thrown) {
    if (thrown) log()->error("dispatcher=ended error={}", log_value(text_of(thrown)));
    looping = false;
    tell_if_drained();
}

void Dispatcher::State::tell_if_drained() {
    if (stopping && !looping && in_flight.empty()) drained.cancel();
}

Dispatcher::Dispatcher(const asio::any_io_executor& executor, Outbox& outbox, Sender& sender,
                       const Clock& clock, Rng& rng, DispatcherLimits most)
    : state_(std::make_shared<State>(executor, outbox, sender, clock, rng, most)) {}

Dispatcher::~Dispatcher() = default;

void Dispatcher::start() {
    state_->looping = true;
    asio::co_spawn(state_->executor, State::run(state_),
                   [self = state_](const std::exception_ptr& thrown) { self->loop_ended(thrown); });
}

void Dispatcher::wake() {
    if (state_->wake_posted.exchange(true)) return;
    asio::post(state_->executor, [self = state_] {
        self->wake_posted = false;
        self->look_again();
    });
}

asio::awaitable<void> Dispatcher::stop(Milliseconds grace) {
    const auto self = state_;
    self->stopping = true;
    self->waiting_prompt.clear();
    self->waiting_slow.clear();
    self->look_again();
    if (!self->looping && self->in_flight.empty()) co_return;
    self->drained.expires_after(grace);
    co_await self->drained.async_wait(as_tuple);
    if (!self->in_flight.empty()) {
        log()->warn("dispatcher=stopped attempts_left={}", self->in_flight.size());
    }
}

DispatcherCounts Dispatcher::counts() const {
    return {.sending = static_cast<std::size_t>(state_->places.taken(Pace::prompt) +
                                                state_->places.taken(Pace::slow)),
            .waiting = state_->waiting(),
            .delivered = state_->delivered,
            .failed = state_->failed,
            .attempts = state_->attempts};
}

}  // namespace saksgang::webhooks
