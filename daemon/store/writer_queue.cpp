// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/writer_queue.hpp"

namespace saksgang::store {

bool WriterQueue::put(WriterJob& job) {
    if (callers_.fetch_add(1) < callers_max_ && jobs_.put(std::move(job))) return true;
    --callers_;
    return false;
}

void WriterQueue::abandon() {
    close();
    jobs_.take_present();
}

void WriterQueue::answer(std::vector<WriterJob> jobs,
                         const std::vector<std::int64_t>& intents_moved) {
    for (std::int64_t id : intents_moved)
        moved_.put(std::int64_t{id});
    callers_ -= jobs.size();
    for (const WriterJob& job : jobs)
        job.answer.give(job.thrown);
}

}  // namespace saksgang::store
