// SPDX-License-Identifier: EUPL-1.2
// Threads that read, each with a read-only connection of its own that never leaves it.
// Called on the main loop; jobs run on the readers' threads.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <vector>

#include "daemon/runtime/pool.hpp"
#include "daemon/store/connection.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {

namespace asio = boost::asio;

class Readers {
public:
    // The database is there and migrated: the Writer has opened it. Throws StoreFailure.
    explicit Readers(const std::filesystem::path& database, std::size_t threads = limits::readers);

    // Runs `job` on the reader that has least to do. It sees one state of the database, however
    // many statements it takes. Errc::busy when the queue is full or stopped; and the job's own.
    template <class T>
    asio::awaitable<Result<T>> run(std::move_only_function<Result<T>(Connection&)> job);

    void stop();
    std::size_t waiting() const;  // jobs that no reader has begun

private:
    using Count = std::shared_ptr<std::atomic<int>>;
    // Counts a job as long as it is there, run or refused.
    class Taken {
    public:
        explicit Taken(Count count) : count_(std::move(count)) { ++*count_; }
        Taken(Taken&&) noexcept = default;
        Taken& operator=(Taken&&) = delete;
        ~Taken() {
            if (count_) --*count_;
        }

    private:
        Count count_;
    };
    struct Reader {
        Reader(const std::filesystem::path& database, std::string name);
        Connection db;
        Count taken = std::make_shared<std::atomic<int>>(0);
        runtime::Pool pool;  // last: joined before the connection closes
    };
    Reader& least_busy();

    std::vector<std::unique_ptr<Reader>> readers_;
};

// A read transaction: the state as of its first statement.
class Snapshot {
public:
    explicit Snapshot(Connection& db);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Connection& db_;
};

template <class T>
asio::awaitable<Result<T>> Readers::run(std::move_only_function<Result<T>(Connection&)> job) {
    Reader& reader = least_busy();
    return reader.pool.run<T>(
        [&reader, taken = Taken{reader.taken}, job = std::move(job)]() mutable {
            const Snapshot snapshot{reader.db};
            return job(reader.db);
        });
}

}  // namespace saksgang::store
