// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/git_writer.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>

#include "daemon/runtime/spawn.hpp"
#include "daemon/runtime/stopwatch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

using Staged = std::vector<Result<repo::StagedCommit>>;

}  // namespace

// One caller's request, and the place where its answer is put.
struct GitWriter::Request {
    Request(asio::io_context& io, repo::StageCommit wanted)
        : commit(std::move(wanted)), answered(io, asio::steady_timer::time_point::max()) {}

    void answer(Result<repo::StagedCommit> outcome) {
        staged = std::move(outcome);
        answered.cancel();
    }
    void fault(std::exception_ptr thrown) {
        failure = std::move(thrown);
        answered.cancel();
    }
    bool open() const { return !staged && !failure; }

    repo::StageCommit commit;
    asio::steady_timer answered;  // cancelled when the answer is there
    std::optional<Result<repo::StagedCommit>> staged;
    std::exception_ptr failure;
};

GitWriter::GitWriter(asio::io_context& io, std::filesystem::path repository)
    : io_(io), path_(std::move(repository)), pool_("git-writer", 1, limits::git_writer_queue_max) {}

asio::awaitable<Result<repo::StagedCommit>> GitWriter::stage(repo::StageCommit request) {
    if (waiting_.size() >= limits::git_writer_queue_max) {
        co_return fail(Errc::busy, "too many texts wait to be written: try again shortly");
    }
    auto mine = std::make_shared<Request>(io_, std::move(request));
    waiting_.push_back(mine);
    if (!writing_) {
        writing_ = true;
        runtime::spawn(io_.get_executor(), write_batches(), "git-writer");
    }
    if (mine->open()) co_await mine->answered.async_wait(asio::as_tuple(asio::use_awaitable));
    if (mine->failure) std::rethrow_exception(mine->failure);
    if (!mine->staged) co_return fail(Errc::busy, "the daemon is stopping");
    co_return *std::move(mine->staged);
}

asio::awaitable<void> GitWriter::write_batches() {
    while (!waiting_.empty()) {
        std::vector<std::shared_ptr<Request>> batch;
        while (!waiting_.empty() && batch.size() < limits::git_writer_group_max) {
            batch.push_back(std::move(waiting_.front()));
            waiting_.pop_front();
        }
        co_await write_batch(std::move(batch));
    }
    writing_ = false;
}

asio::awaitable<void> GitWriter::write_batch(std::vector<std::shared_ptr<Request>> batch) {
    std::vector<repo::StageCommit> commits;
    commits.reserve(batch.size());
    for (auto& request : batch)
        commits.push_back(std::move(request->commit));
    const runtime::Stopwatch staging;
    try {
        auto staged =
            co_await pool_.run<Staged>([this, commits = std::move(commits)]() -> Result<Staged> {
                return repository().stage(commits);
            });
        stage_seconds_.observe(staging.seconds());
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (staged)
                batch[i]->answer(std::move((*staged)[i]));
            else
                batch[i]->answer(fail(staged.error()));
        }
    } catch (...) {
        // Not swallowed: each caller's own exchange rethrows it.
        for (auto& request : batch)
            request->fault(std::current_exception());
    }
}

asio::awaitable<Result<Oid>> GitWriter::stage_tag(repo::StageTag request) {
    return pool_.run<Oid>([this, request = std::move(request)]() -> Result<Oid> {
        return repository().stage_tag(request);
    });
}

asio::awaitable<Result<void>> GitWriter::move_refs(std::vector<repo::RefChange> changes) {
    return pool_.run<void>([this, changes = std::move(changes)]() -> Result<void> {
        for (auto& moved : repository().move_refs(changes)) {
            if (!moved) return fail(std::move(moved).error());
        }
        return {};
    });
}

repo::Repository& GitWriter::repository() {
    if (!repository_) {
        auto opened = repo::Repository::open(path_);
        if (!opened) throw std::runtime_error(opened.error().message);
        repository_.emplace(*std::move(opened));
    }
    return *repository_;
}

}  // namespace saksgang::app
