// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/verifier.hpp"

#include "daemon/runtime/log.hpp"
#include "daemon/runtime/spawn.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

Result<Verification> verify_folder(const std::filesystem::path& path, std::stop_token stopping) {
    TRY(const auto folder, store::Folder::open(path, store::Folder::Lock::none));
    return verify(folder, {}, {.entries_max = limits::audit_verify_max, .stopping = stopping});
}

// However a verification ends, it no longer runs.
class Running {
public:
    explicit Running(std::shared_ptr<VerifyStatus> status) : status_(std::move(status)) {}
    ~Running() { status_->running = false; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

private:
    std::shared_ptr<VerifyStatus> status_;
};

}  // namespace

Verifier::Verifier(boost::asio::io_context& io, std::filesystem::path folder, const Clock& clock)
    : io_(io),
      folder_(std::move(folder)),
      clock_(clock),
      status_(std::make_shared<VerifyStatus>()),
      pool_("verify", 1, 1) {}

void Verifier::start() {
    if (status_->running) return;
    status_->running = true;
    status_->failure = Errc::internal;  // until it has come to an end
    status_->begun_at = clock_.now();
    runtime::spawn(io_.get_executor(), run(), "verify");
}

void Verifier::stop() {
    stopping_.request_stop();
    pool_.stop();
}

boost::asio::awaitable<void> Verifier::run() {
    // What SQLite or git throw ends this too, and is logged by whoever spawned it.
    const Running running{status_};
    finish(co_await pool_.run<Verification>([folder = folder_, stopping = stopping_.get_token()] {
        return verify_folder(folder, stopping);
    }));
}

void Verifier::finish(Result<Verification> verified) {
    const auto log = runtime::channel("verify");
    if (!verified) {
        log->warn("event=not_verified why={}", runtime::log_value(verified.error().message));
        status_->failure = verified.error().code;
        return;
    }
    status_->failure.reset();
    status_->finished_at = clock_.now();
    if (verified->holds())
        log->info("event=verified entries={}", verified->head.size);
    else
        log->error("event=history_does_not_hold first={}",
                   runtime::log_value(verified->first()->what));
    status_->found = std::make_shared<const Verification>(*std::move(verified));
}

}  // namespace saksgang::app
