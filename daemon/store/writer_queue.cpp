// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/writer_queue.hpp"

#include <algorithm>
#include <iterator>

namespace saksgang::store {

bool WriterQueue::put(WriterJob&& job) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || callers_ >= callers_max_) return false;
        jobs_.push_back(std::move(job));
        ++callers_;
    }
    changed_.notify_one();
    return true;
}

std::vector<WriterJob> WriterQueue::take(std::size_t max) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
    const auto count = static_cast<std::ptrdiff_t>(std::min(max, jobs_.size()));
    std::vector<WriterJob> taken(std::move_iterator(jobs_.begin()),
                                 std::move_iterator(jobs_.begin() + count));
    jobs_.erase(jobs_.begin(), jobs_.begin() + count);
    return taken;
}

void WriterQueue::close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    changed_.notify_all();
}

void WriterQueue::abandon() {
    close();
    std::deque<WriterJob> dropped;  // destroyed without the lock: captures may do as they like
    const std::lock_guard lock(mutex_);
    dropped.swap(jobs_);
}

void WriterQueue::answer(std::vector<WriterJob> jobs,
                         const std::vector<std::int64_t>& intents_moved) {
    {
        const std::lock_guard lock(mutex_);
        moved_.insert(moved_.end(), intents_moved.begin(), intents_moved.end());
        callers_ -= jobs.size();
    }
    for (const WriterJob& job : jobs)
        job.answer.give(job.thrown);
}

std::vector<std::int64_t> WriterQueue::take_moved() {
    const std::lock_guard lock(mutex_);
    return std::exchange(moved_, {});
}

std::size_t WriterQueue::waiting() const {
    const std::lock_guard lock(mutex_);
    return callers_;
}

}  // namespace saksgang::store
