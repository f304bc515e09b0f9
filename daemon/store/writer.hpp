// SPDX-License-Identifier: EUPL-1.2
// The one thread that writes. Jobs run one after another, each in a savepoint of its own, and see
// their predecessors; those that wait together share one COMMIT, the only commit point. After it
// the batch's ref changes are handed to `move_refs`, then the callers get their answers.
// A job that fails takes only its own savepoint back. Any error at or after COMMIT is "outcome
// unknown": `on_unknown_outcome` is called (it ends the process) and nobody gets an answer.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/store/connection.hpp"
#include "repo/repository.hpp"
#include "workflows/core/random.hpp"
#include "workflows/event_codec.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::store {

namespace asio = boost::asio;

// What one job sees of the store: the writing connection inside its savepoint, and the journal's
// end.
class Unit {
public:
    Connection& db();
    Instant now() const;  // one for the job
    Rng& rng();
    CommandId command_id() const;
    Seq next_seq() const;

    // Seals, encodes and appends one event: journal row, contents, frontier. Errc::invalid_input
    // when the leaf would be too long. Returns the entry's frame and the sealed event.
    struct Appended {
        Seq seq;
        workflows::Event event;  // sealed
        std::string leaf;
    };
    Result<Appended> append(const workflows::Event& event, const Actor& actor,
                            const std::string& subject, Instant effective_at);

    // To be moved after COMMIT; stored as an intent and as the expected place of that ref.
    void intend(const repo::RefChange& change);
};

class Writer {
public:
    struct Hooks {
        // Called on the writer thread after COMMIT with the batch's changes in order; the batch's
        // answers wait for `done`. Must call `done` exactly once, from any thread.
        std::function<void(std::vector<repo::RefChange>, std::move_only_function<void()> done)>
            move_refs;
        std::function<void(std::string_view why)> on_unknown_outcome;
        std::function<void()> after_commit;  // wakes the dispatcher and the streams
    };
    // Opens (and migrates) the database. Throws StoreFailure.
    Writer(const std::filesystem::path& database, const Clock& clock, Rng& rng, Hooks hooks);
    ~Writer();

    // Runs `job` as above. Errc::busy when the queue is full.
    template <class T>
    asio::awaitable<Result<T>> run(std::move_only_function<Result<T>(Unit&)> job);

    void stop();  // finishes what was taken, then takes no more
};

}  // namespace saksgang::store
