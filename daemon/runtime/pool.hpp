// SPDX-License-Identifier: EUPL-1.2
// Threads for work that blocks: SQLite, libgit2, hashing, files, DNS. The main loop awaits them and
// never blocks itself. A queue is bounded: full is Errc::busy at once. Jobs own their data.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "workflows/core/result.hpp"

namespace saksgang::runtime {

namespace asio = boost::asio;

// `threads` named threads (≤ 15 characters, as the kernel shows them) and one queue.
class Pool {
public:
    Pool(std::string name, std::size_t threads, std::size_t queue_max);
    ~Pool();  // stops and joins: no job is begun after stop(); waiting ones answer Errc::busy
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // Runs `job` on one of the threads and resumes the caller on its own executor with what it
    // returned; an exception it threw is thrown here. Errc::busy when the queue is full or stopped.
    // The job and what it captured are gone before the caller resumes. A caller whose context is
    // destroyed meanwhile is destroyed with it; its job then ends unheard.
    template <class T>
    asio::awaitable<Result<T>> run(std::move_only_function<Result<T>()> job);

    void stop();  // blocks until the jobs that run have ended; again is nothing
    std::size_t waiting() const;

private:
    // Does not run it when the queue is full or stopped. Rethrows what it threw.
    asio::awaitable<void> perform(std::move_only_function<void()> job);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksgang::runtime

#include "daemon/runtime/pool_run.hpp"
