// SPDX-License-Identifier: EUPL-1.2
// The git-writer thread as use cases see it: stages commits and moves refs, one batch at a time.
// Requests that wait while a batch is being written go together into the next one (ADR-0004).
// Called on the main loop.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "daemon/runtime/histogram.hpp"
#include "daemon/runtime/pool.hpp"
#include "repo/repository.hpp"

namespace saksgang::app {

namespace asio = boost::asio;

class GitWriter {
public:
    GitWriter(asio::io_context& io, std::filesystem::path repository);

    // Durable when it returns. Errc::busy when too many wait; I/O faults throw.
    asio::awaitable<Result<repo::StagedCommit>> stage(repo::StageCommit request);
    asio::awaitable<Result<Oid>> stage_tag(repo::StageTag request);

    // Moves each by compare-and-swap, in order. Any failure means "outcome unknown".
    asio::awaitable<Result<void>> move_refs(std::vector<repo::RefChange> changes);

    void stop() { pool_.stop(); }
    std::size_t waiting() const { return waiting_.size() + pool_.waiting(); }
    const runtime::Histogram& stage_seconds() const { return stage_seconds_; }  // of a batch

private:
    struct Request;
    asio::awaitable<void> write_batches();
    asio::awaitable<void> write_batch(std::vector<std::shared_ptr<Request>> batch);
    repo::Repository& repository();  // on the pool's thread

    asio::io_context& io_;
    std::filesystem::path path_;
    std::optional<repo::Repository> repository_;  // opened and used on the pool's thread alone
    std::deque<std::shared_ptr<Request>> waiting_;
    bool writing_ = false;
    runtime::Histogram stage_seconds_{runtime::seconds_bounds()};
    runtime::Pool pool_;
};

}  // namespace saksgang::app
