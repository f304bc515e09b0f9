// SPDX-License-Identifier: EUPL-1.2
// A writer in a folder of its own, with hooks that a test can look into and hold back.
#pragma once

#include <condition_variable>
#include <latch>
#include <memory>
#include <mutex>
#include <type_traits>
#include <utility>
#include <vector>

#include "daemon/store/writer.hpp"
#include "tests/integration/store/samples.hpp"
#include "tests/integration/store/waiting.hpp"

namespace saksgang::store::tests {

// Ref moves as they were handed over; answered at once unless held.
class Moves {
public:
    void hold() { held_ = true; }
    void take(std::vector<repo::RefChange> changes, std::move_only_function<void()> done) {
        const std::lock_guard lock(mutex_);
        for (auto& change : changes)
            changes_.push_back(std::move(change));
        more_.notify_all();
        if (held_)
            waiting_.push_back(std::move(done));
        else
            done();
    }
    void wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        more_.wait(lock, [&] { return changes_.size() >= count; });
    }
    std::vector<repo::RefChange> changes() const {
        const std::lock_guard lock(mutex_);
        return changes_;
    }
    void let_go() {
        const std::lock_guard lock(mutex_);
        for (auto& done : std::exchange(waiting_, {}))
            done();
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable more_;
    std::atomic<bool> held_ = false;
    std::vector<repo::RefChange> changes_;
    std::vector<std::move_only_function<void()>> waiting_;
};

struct WriterHouse {
    TemporaryFolder folder;
    asio::io_context io{1};
    ManualClock clock;
    SeededRng rng;
    Moves moves;
    std::atomic<int> commits_seen = 0;
    std::atomic<int> unknown_outcomes = 0;
    std::unique_ptr<Writer> writer;

    WriterHouse() { open(); }

    void open() {
        writer = std::make_unique<Writer>(
            folder.database(), clock, rng,
            Writer::Hooks{
                .move_refs = [this](auto changes,
                                    auto done) { moves.take(std::move(changes), std::move(done)); },
                .on_unknown_outcome = [this](std::string_view) { ++unknown_outcomes; },
                .after_commit = [this] { ++commits_seen; }});
    }
    // As after a crash: what was not committed is gone, what was handed on is forgotten.
    void reopen() {
        writer.reset();
        open();
    }

    template <class T = Seq>
    Result<T> run(std::type_identity_t<std::move_only_function<Result<T>(Unit&)>> job) {
        return finish(io, writer->run<T>(std::move(job)));
    }
    template <class T = Seq>
    std::shared_ptr<Outcome<T>> submit(
        std::type_identity_t<std::move_only_function<Result<T>(Unit&)>> job) {
        return start(io, writer->run<T>(std::move(job)));
    }
    void run_all() {
        io.restart();
        io.run();
    }

    // Keeps the writer busy until let go, so that what is submitted meanwhile waits together.
    std::shared_ptr<std::latch> block() {
        auto gate = std::make_shared<std::latch>(1);
        auto begun = std::make_shared<std::latch>(1);
        submit<Seq>([gate, begun](Unit& unit) -> Result<Seq> {
            begun->count_down();
            gate->wait();
            return unit.next_seq();
        });
        begun->wait();
        return gate;
    }

    Connection reading() const { return {folder.database(), Connection::Mode::read_only}; }
    std::int64_t count(std::string_view sql) const {
        Connection db{folder.database(), Connection::Mode::read_only};
        return tests::count(db, sql);
    }
};

// Appends one small entry and returns its seq.
inline Result<Seq> append_name(Unit& unit, const std::string& name) {
    TRY(const auto appended,
        unit.append(workflows::CouncilDefined{.name = name, .time_zone = "Europe/Oslo"},
                    secretary(), "council", unit.now()));
    return appended.seq;
}

// A job that does so.
inline auto appending(std::string name) {
    return [name = std::move(name)](Unit& unit) { return append_name(unit, name); };
}

}  // namespace saksgang::store::tests
