// SPDX-License-Identifier: EUPL-1.2
// The writer's loop: take what waits, run it in one transaction, COMMIT, hand on.
#include "daemon/store/writer.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>

#include "daemon/runtime/named_thread.hpp"
#include "daemon/store/migrations.hpp"
#include "daemon/store/writer_queue.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view begin_sql = "BEGIN IMMEDIATE";
constexpr std::string_view commit_sql = "COMMIT";
constexpr std::string_view roll_back_sql = "ROLLBACK";
constexpr std::string_view savepoint_sql = "SAVEPOINT job";
constexpr std::string_view release_sql = "RELEASE job";
constexpr std::string_view roll_back_job_sql = "ROLLBACK TO job";

// Jobs that share a transaction.
struct Batch {
    std::vector<WriterJob> jobs;
    std::vector<RefIntent> intents = {};
    bool changed = false;  // something is to be committed
};

}  // namespace

struct Writer::Impl {
    Connection db;
    const Clock& clock;
    Rng& rng;
    const Hooks hooks;
    // Shared with the batches whose refs are on their way: they may outlive the writer.
    const std::shared_ptr<WriterQueue> queue =
        std::make_shared<WriterQueue>(limits::writer_queue_max);
    StateCache cache{limits::writer_processes_cached_max};
    JournalEnd end = {};
    std::vector<std::int64_t> moved = {};  // intents to be cleared by the next COMMIT
    std::atomic<std::int64_t> commits = 0;
    Measures measures = {};
    runtime::NamedThread thread = {};

    void loop();
    void write(Batch batch);
    void run_all(Batch& batch);
    void run_one(Batch& batch, WriterJob& job);
    bool stands(Unit& unit, WriterJob& job);
    void finish(const JournalEnd& before);
    void take_back(Batch batch, const JournalEnd& before, const std::exception_ptr& why);
    void hand_on(Batch batch);
};

// Ends with the connection's last chance to say that it cannot go on: what is thrown here was
// thrown at or after COMMIT, or by a rollback.
void Writer::Impl::loop() {
    try {
        while (true) {
            Batch batch{.jobs = queue->take(limits::writer_group_max)};
            if (batch.jobs.empty()) return;
            measures.jobs_together.observe(static_cast<double>(batch.jobs.size()));
            for (const WriterJob& job : batch.jobs)
                measures.wait_seconds.observe(job.waited.seconds());
            write(std::move(batch));
        }
    } catch (const std::exception& failure) {
        queue->abandon();
        hooks.on_unknown_outcome(failure.what());
    }
}

// Invariant: what is committed is a whole number of jobs, with the tree's head after the last one;
// `end` and `cache` say what the database says.
void Writer::Impl::write(Batch batch) {
    const JournalEnd before = end;
    try {
        db.prepare(begin_sql).run();
        run_all(batch);
        if (batch.changed) finish(before);
    } catch (...) {
        take_back(std::move(batch), before, std::current_exception());
        return;
    }
    if (!batch.changed) {
        db.prepare(roll_back_sql).run();  // refusals and repeats cost no fsync
        queue->answer(std::move(batch.jobs), {});
        return;
    }
    const runtime::Stopwatch committing;
    db.prepare(commit_sql).run();
    measures.commit_seconds.observe(committing.seconds());
    moved.clear();
    ++commits;
    if (hooks.after_commit) hooks.after_commit();
    hand_on(std::move(batch));
}

void Writer::Impl::run_all(Batch& batch) {
    for (WriterJob& job : batch.jobs)
        run_one(batch, job);
}

void Writer::Impl::run_one(Batch& batch, WriterJob& job) {
    const JournalEnd before = end;
    const std::int64_t changes_before = db.total_changes();
    db.prepare(savepoint_sql).run();
    Unit unit{{.db = db, .cache = cache, .end = end, .rng = rng}, clock.now()};
    if (stands(unit, job)) {
        cache.keep();
        batch.changed = batch.changed || db.total_changes() != changes_before;
        batch.intents.insert(batch.intents.end(), unit.intents().begin(), unit.intents().end());
    } else {
        db.prepare(roll_back_job_sql).run();
        cache.take_back();
        end = before;
    }
    db.prepare(release_sql).run();
}

// The job boundary. A broken constraint is the job's own; any other failure of the store is the
// disk's, and the transaction may be gone already.
bool Writer::Impl::stands(Unit& unit, WriterJob& job) {
    bool result = false;
    try {
        result = job.work(unit);
    } catch (const StoreFailure& failure) {
        if (!failure.is_constraint()) throw;
        job.thrown = std::current_exception();
    } catch (...) {
        job.thrown = std::current_exception();
    }
    job.work = nullptr;
    return result;
}

// What every COMMIT carries besides its jobs.
void Writer::Impl::finish(const JournalEnd& before) {
    if (end.frontier.size() != before.frontier.size()) {
        store_checkpoint(db, end.frontier, end.recorded_at);
    }
    std::ranges::move(queue->take_moved(), std::back_inserter(moved));
    mark_moved(db, moved);
}

void Writer::Impl::take_back(Batch batch, const JournalEnd& before, const std::exception_ptr& why) {
    if (db.in_transaction()) db.prepare(roll_back_sql).run();
    end = before;
    cache.clear();
    for (WriterJob& job : batch.jobs) {
        job.work = nullptr;
        job.thrown = why;
    }
    queue->answer(std::move(batch.jobs), {});
}

void Writer::Impl::hand_on(Batch batch) {
    if (batch.intents.empty()) {
        queue->answer(std::move(batch.jobs), {});
        return;
    }
    std::vector<repo::RefChange> changes;
    std::vector<std::int64_t> ids;
    for (RefIntent& intent : batch.intents) {
        changes.push_back(std::move(intent.change));
        ids.push_back(intent.id);
    }
    ASSERT(hooks.move_refs);
    hooks.move_refs(std::move(changes),
                    [queue = queue, ids = std::move(ids), jobs = std::move(batch.jobs)]() mutable {
                        queue->answer(std::move(jobs), ids);
                    });
}

Writer::Writer(const std::filesystem::path& database, const Clock& clock, Rng& rng, Hooks hooks)
    : impl_(new Impl{.db = {database, Connection::Mode::read_write},
                     .clock = clock,
                     .rng = rng,
                     .hooks = std::move(hooks)}) {
    ASSERT(impl_->hooks.on_unknown_outcome);
    migrate(impl_->db);
    impl_->end = load_journal_end(impl_->db);
    impl_->thread = {"writer", [impl = impl_.get()] { impl->loop(); }};
}

Writer::~Writer() {
    stop();
}

void Writer::stop() {
    impl_->queue->close();
    impl_->thread.join();
}

std::size_t Writer::waiting() const {
    return impl_->queue->waiting();
}

std::int64_t Writer::commits() const {
    return impl_->commits;
}

const Writer::Measures& Writer::measures() const {
    return impl_->measures;
}

asio::awaitable<void> Writer::perform(Work work) {
    co_await runtime::answered([this, work = std::move(work)](runtime::Answer answer) mutable {
        WriterJob job{.work = std::move(work), .answer = std::move(answer)};
        if (impl_->queue->put(job)) return;
        job.work = nullptr;
        job.answer.give();
    });
}

}  // namespace saksgang::store
