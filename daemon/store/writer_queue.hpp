// SPDX-License-Identifier: EUPL-1.2
// Between the callers' threads, the writer's, and whoever moves refs: the only lock of this room.
// Bounded by callers that wait, answered or not yet run, so that a slow git slows them down too.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

#include "daemon/runtime/answer.hpp"
#include "daemon/store/unit.hpp"

namespace saksgang::store {

// One job, and who waits for it.
struct WriterJob {
    std::move_only_function<bool(Unit&)> work;
    runtime::Answer answer;
    std::exception_ptr thrown = nullptr;
};

class WriterQueue {
public:
    explicit WriterQueue(std::size_t callers_max) : callers_max_(callers_max) {}

    // False when it is full or closed; `job` is then as it was.
    bool put(WriterJob&& job);
    // Blocks until there is something. Empty: closed, and everything was taken.
    std::vector<WriterJob> take(std::size_t max);

    void close();    // no more is put
    void abandon();  // … and what waits is dropped, unanswered

    // Gives the jobs their answers; their refs, if they had any, stand.
    void answer(std::vector<WriterJob> jobs, const std::vector<std::int64_t>& intents_moved);
    // What has been moved since asked last.
    std::vector<std::int64_t> take_moved();

    std::size_t waiting() const;

private:
    const std::size_t callers_max_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<WriterJob> jobs_;
    std::vector<std::int64_t> moved_;
    std::size_t callers_ = 0;
    bool closed_ = false;
};

}  // namespace saksgang::store
