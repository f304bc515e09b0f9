// SPDX-License-Identifier: EUPL-1.2
// Between the callers' threads, the writer's, and whoever moves refs. Bounded by callers that have
// no answer, run or not, so that a slow git slows new ones down too.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "daemon/runtime/answer.hpp"
#include "daemon/runtime/inbox.hpp"
#include "daemon/runtime/stopwatch.hpp"
#include "daemon/store/unit.hpp"

namespace saksgang::store {

// One job, and who waits for it.
struct WriterJob {
    std::move_only_function<bool(Unit&)> work;
    runtime::Answer answer;
    std::exception_ptr thrown = nullptr;
    runtime::Stopwatch waited = {};
};

class WriterQueue {
public:
    explicit WriterQueue(std::size_t callers_max) : callers_max_(callers_max) {}

    // Takes the job; false when it is full or closed, and `job` is then as it was.
    bool put(WriterJob& job);
    // Blocks until there is something. Empty: closed, and everything was taken.
    std::vector<WriterJob> take(std::size_t max) { return jobs_.take(max); }

    void close() { jobs_.close(); }  // no more is put
    void abandon();                  // … and what waits is dropped, unanswered

    // Gives the jobs their answers; their refs, if they had any, stand.
    void answer(std::vector<WriterJob> jobs, const std::vector<std::int64_t>& intents_moved);
    // What has been moved since asked last.
    std::vector<std::int64_t> take_moved() { return moved_.take_present(); }

    std::size_t waiting() const { return callers_; }

private:
    const std::size_t callers_max_;
    runtime::Inbox<WriterJob> jobs_;
    runtime::Inbox<std::int64_t> moved_;
    std::atomic<std::size_t> callers_ = 0;
};

}  // namespace saksgang::store
