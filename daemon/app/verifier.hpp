// SPDX-License-Identifier: EUPL-1.2
// Verifies the history of the folder that is being served, beside everything else: on a thread of
// its own, read-only, one verification at a time. What it found is kept in memory, with its time,
// until the next one. Main loop; only the verification itself is elsewhere.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

#include "daemon/app/verify.hpp"
#include "daemon/runtime/pool.hpp"

namespace saksgang::app {

struct VerifyStatus {
    bool running = false;
    std::optional<Instant> begun_at;            // the one that runs, or ran last
    std::optional<Instant> finished_at;         // of the last that came to its end
    std::shared_ptr<const Verification> found;  // what it found; null: there was none yet
    std::optional<Errc> failure;                // why the last one could not be carried out
};

class Verifier {
public:
    // `folder`: the data folder that somebody else holds and serves.
    Verifier(boost::asio::io_context& io, std::filesystem::path folder, const Clock& clock);

    // Begins one; nothing while one runs.
    void start();
    const VerifyStatus& status() const { return *status_; }
    void stop();  // what runs is ended early and found nothing

private:
    boost::asio::awaitable<void> run();
    void finish(Result<Verification> verified);

    boost::asio::io_context& io_;
    std::filesystem::path folder_;
    const Clock& clock_;
    std::shared_ptr<VerifyStatus> status_;  // what runs may outlive us, and says when it ended
    std::stop_source stopping_;
    runtime::Pool pool_;
};

}  // namespace saksgang::app
