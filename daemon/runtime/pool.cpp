// SPDX-License-Identifier: EUPL-1.2
// The queue, its threads, and the way back to the caller's loop. The way back goes through a
// service of the caller's execution context, which owns every coroutine that waits for a pool: when
// the context is destroyed the service destroys them first, and a job that ends later finds nobody.
#include "daemon/runtime/pool.hpp"

#include <pthread.h>

#include <boost/asio/async_result.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/query.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "workflows/core/assert.hpp"

namespace saksgang::runtime {
namespace {

constexpr std::size_t thread_name_max = 15;

using Resume = std::move_only_function<void(std::exception_ptr, bool)>;

// The coroutines of one context that wait. Shared with the jobs, which may outlive the context.
class Waiters {
public:
    // Returns the ticket the job answers with.
    std::uint64_t admit(const asio::any_io_executor& executor, Resume resume) {
        const std::lock_guard lock(mutex_);
        const std::uint64_t ticket = next_ticket_++;
        waiting_.emplace(ticket, Waiter{.executor = asio::prefer(
                                            executor, asio::execution::outstanding_work.tracked),
                                        .resume = std::move(resume)});
        return ticket;
    }

    // From any thread. Posts under the lock: the context cannot go away between look and post.
    void answer(std::uint64_t ticket, std::exception_ptr thrown, bool ran) {
        const std::lock_guard lock(mutex_);
        auto node = waiting_.extract(ticket);
        if (node.empty()) return;
        Waiter waiter = std::move(node.mapped());
        asio::post(waiter.executor, [resume = std::move(waiter.resume), thrown = std::move(thrown),
                                     ran]() mutable { resume(std::move(thrown), ran); });
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

// One job with the address of who waits for it.
struct Job {
    std::move_only_function<void()> work;
    std::shared_ptr<Waiters> waiters;
    std::uint64_t ticket = 0;

    void run() {
        std::exception_ptr thrown;
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
        }
        work = nullptr;
        waiters->answer(ticket, std::move(thrown), true);
    }

    void refuse() {
        work = nullptr;
        waiters->answer(ticket, nullptr, false);
    }
};

}  // namespace

struct Pool::Impl {
    const std::size_t queue_max;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> queue;
    bool stopped = false;
    std::vector<std::thread> threads;

    void work() {
        while (true) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return stopped || !queue.empty(); });
            if (stopped) return;
            Job job = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            job.run();
        }
    }

    void submit(Job job) {
        std::unique_lock lock(mutex);
        if (stopped || queue.size() >= queue_max) {
            lock.unlock();
            job.refuse();
            return;
        }
        queue.push_back(std::move(job));
        lock.unlock();
        changed.notify_one();
    }
};

Pool::Pool(std::string name, std::size_t threads, std::size_t queue_max)
    : impl_(new Impl{.queue_max = queue_max,
                     .mutex = {},
                     .changed = {},
                     .queue = {},
                     .stopped = false,
                     .threads = {}}) {
    ASSERT(threads > 0);
    ASSERT(queue_max > 0);
    for (std::size_t number = 1; number <= threads; ++number) {
        const std::string own_name = threads == 1 ? name : name + "-" + std::to_string(number);
        ASSERT(own_name.size() <= thread_name_max);
        impl_->threads.emplace_back([impl = impl_.get(), own_name] {
            pthread_setname_np(pthread_self(), own_name.c_str());
            impl->work();
        });
    }
}

Pool::~Pool() {
    stop();
}

void Pool::stop() {
    std::deque<Job> refused;
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopped = true;
        refused.swap(impl_->queue);
    }
    impl_->changed.notify_all();
    for (Job& job : refused)
        job.refuse();
    for (std::thread& thread : impl_->threads)
        thread.join();
    impl_->threads.clear();
}

std::size_t Pool::waiting() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->queue.size();
}

asio::awaitable<bool> Pool::perform(std::move_only_function<void()> job) {
    auto begin = [this](auto handler, std::move_only_function<void()> work) {
        const asio::any_io_executor executor = asio::get_associated_executor(handler);
        auto& context = asio::query(executor, asio::execution::context);
        const auto waiters = asio::use_service<WaitersService>(context).waiters();
        const std::uint64_t ticket = waiters->admit(executor, std::move(handler));
        impl_->submit({.work = std::move(work), .waiters = waiters, .ticket = ticket});
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>&,
                                            void(std::exception_ptr, bool)>(
        std::move(begin), asio::use_awaitable, std::move(job));
}

}  // namespace saksgang::runtime
