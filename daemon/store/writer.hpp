// SPDX-License-Identifier: EUPL-1.2
// The one thread that writes. Jobs run one after another, each in a savepoint of its own, and see
// their predecessors; those that wait together share one COMMIT, the only commit point. After it
// the batch's ref changes are handed to `move_refs`, then the callers get their answers; the writer
// goes on with the next batch meanwhile.
// A job that fails, or throws, takes only its own savepoint back. A failing disk before COMMIT
// takes the batch back, and every caller of it gets the exception. Any error at or after COMMIT is
// "outcome unknown": `on_unknown_outcome` is called (it ends the process) and nobody gets an
// answer.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "daemon/runtime/histogram.hpp"
#include "daemon/store/unit.hpp"

namespace saksgang::store {

namespace asio = boost::asio;

class Writer {
public:
    // All are called on the writer's thread.
    struct Hooks {
        // Called after COMMIT with the batch's changes in order; the batch's answers wait for
        // `done`. Must call `done` exactly once, from any thread, and not at all when a ref could
        // not be moved. `done` may outlive the writer.
        std::function<void(std::vector<repo::RefChange>, std::move_only_function<void()> done)>
            move_refs = {};
        std::function<void(std::string_view why)> on_unknown_outcome = {};
        std::function<void()> after_commit = {};  // wakes the dispatcher and the streams
    };
    // Opens (and migrates) the database, and finds the journal's end. Throws StoreFailure. `clock`
    // and `rng` are used on the writer's thread.
    Writer(const std::filesystem::path& database, const Clock& clock, Rng& rng, Hooks hooks);
    ~Writer();  // as stop()
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // Runs `job` as above. Errc::busy when limits::writer_queue_max callers wait already, or after
    // stop(). A job that returns an error has changed nothing. The job and what it captured are
    // gone before the caller resumes.
    template <class T>
    asio::awaitable<Result<T>> run(std::move_only_function<Result<T>(Unit&)> job);

    void stop();  // finishes what was taken, then takes no more; blocks until then

    std::size_t waiting() const;   // callers without an answer
    std::int64_t commits() const;  // since it was opened

    // What the writer's thread has seen. From any thread.
    struct Measures {
        runtime::Histogram wait_seconds{runtime::seconds_bounds()};    // until its turn, of a job
        runtime::Histogram commit_seconds{runtime::seconds_bounds()};  // of COMMIT alone
        runtime::Histogram jobs_together{runtime::group_bounds()};     // in one transaction
    };
    const Measures& measures() const;

private:
    // False, or an exception: the savepoint is rolled back.
    using Work = std::move_only_function<bool(Unit&)>;
    // Returns without having run `work` when the queue is full or stopped.
    asio::awaitable<void> perform(Work work);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksgang::store

#include "daemon/store/writer_run.hpp"
