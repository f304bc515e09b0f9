// SPDX-License-Identifier: EUPL-1.2
// The way back goes through a service of the caller's execution context, which owns every coroutine
// that waits: when the context is destroyed the service destroys them first, and an answer that
// comes later finds nobody.
#include "daemon/runtime/answer.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/query.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace saksgang::runtime {

using Resume = std::move_only_function<void(std::exception_ptr)>;

// The coroutines of one context that wait. Shared with the answers, which may outlive the context.
class Waiters {
public:
    // Returns the ticket the answer is given with.
    std::uint64_t admit(const asio::any_io_executor& executor, Resume resume) {
        const std::lock_guard lock(mutex_);
        const std::uint64_t ticket = next_ticket_++;
        waiting_.emplace(ticket, Waiter{.executor = asio::prefer(
                                            executor, asio::execution::outstanding_work.tracked),
                                        .resume = std::move(resume)});
        return ticket;
    }

    // From any thread. Posts under the lock: the context cannot go away between look and post.
    void answer(std::uint64_t ticket, std::exception_ptr thrown) {
        const std::lock_guard lock(mutex_);
        auto node = waiting_.extract(ticket);
        if (node.empty()) return;
        Waiter waiter = std::move(node.mapped());
        asio::post(waiter.executor,
                   [resume = std::move(waiter.resume), thrown = std::move(thrown)]() mutable {
                       resume(std::move(thrown));
                   });
    }

    // Destroys whoever waits, on the thread that destroys their context.
    void abandon() {
        std::unordered_map<std::uint64_t, Waiter> abandoned;
        const std::lock_guard lock(mutex_);
        abandoned.swap(waiting_);
    }

private:
    struct Waiter {
        asio::any_io_executor executor;  // tracked: the loop does not end while somebody waits
        Resume resume;
    };
    std::mutex mutex_;
    std::uint64_t next_ticket_ = 0;
    std::unordered_map<std::uint64_t, Waiter> waiting_;
};

namespace {

class WaitersService final : public asio::execution_context::service {
public:
    using key_type = WaitersService;
    static inline asio::execution_context::id id;

    explicit WaitersService(asio::execution_context& context) : service(context) {}
    const std::shared_ptr<Waiters>& waiters() const { return waiters_; }

private:
    void shutdown() override { waiters_->abandon(); }
    std::shared_ptr<Waiters> waiters_ = std::make_shared<Waiters>();
};

}  // namespace

Answer::Answer(std::shared_ptr<Waiters> waiters, std::uint64_t ticket)
    : waiters_(std::move(waiters)), ticket_(ticket) {}

void Answer::give(std::exception_ptr thrown) const {
    waiters_->answer(ticket_, std::move(thrown));
}

asio::awaitable<void> answered(std::move_only_function<void(Answer)> begin) {
    auto initiate = [](auto handler, std::move_only_function<void(Answer)> start) {
        const asio::any_io_executor executor = asio::get_associated_executor(handler);
        auto& context = asio::query(executor, asio::execution::context);
        const auto waiters = asio::use_service<WaitersService>(context).waiters();
        start(Answer{waiters, waiters->admit(executor, std::move(handler))});
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<>&, void(std::exception_ptr)>(
        std::move(initiate), asio::use_awaitable, std::move(begin));
}

}  // namespace saksgang::runtime
