// SPDX-License-Identifier: EUPL-1.2
// The queue and its threads. Callers are woken through answer.hpp.
#include "daemon/runtime/pool.hpp"

#include <pthread.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "daemon/runtime/answer.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::runtime {
namespace {

constexpr std::size_t thread_name_max = 15;

// One job, and who waits for it.
struct Job {
    std::move_only_function<void()> work;
    Answer answer;

    void run() {
        std::exception_ptr thrown;
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
        }
        work = nullptr;
        answer.give(std::move(thrown));
    }

    void refuse() {
        work = nullptr;
        answer.give();
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

asio::awaitable<void> Pool::perform(std::move_only_function<void()> job) {
    co_await answered([this, work = std::move(job)](Answer answer) mutable {
        impl_->submit({.work = std::move(work), .answer = std::move(answer)});
    });
}

}  // namespace saksgang::runtime
