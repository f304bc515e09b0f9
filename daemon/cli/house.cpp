// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/house.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <cstdlib>

#include "daemon/app/recovery.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/runtime/log.hpp"
#include "daemon/runtime/spawn.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::cli {
namespace {

// The outcome of a write is unknown: whoever restarts us finds out by reading. Nothing is cleaned
// up on the way, since nothing may be written any more.
[[noreturn]] void exit_for_restart(std::string_view why) {
    const auto log = runtime::channel("store");
    log->critical("event=outcome_unknown why={}", runtime::log_value(why));
    log->flush();
    std::_Exit(exit_restart);
}

boost::asio::awaitable<void> move_refs(app::GitWriter& git, std::vector<repo::RefChange> changes,
                                       std::move_only_function<void()> done) {
    try {
        const auto moved = co_await git.move_refs(std::move(changes));
        if (!moved) exit_for_restart(moved.error().message);
    } catch (const std::exception& failure) {
        exit_for_restart(failure.what());
    }
    done();
}

}  // namespace

Result<std::unique_ptr<House>> House::open(const std::filesystem::path& data,
                                           config::Config config) {
    TRY(auto folder, store::Folder::open(data, store::Folder::Lock::exclusive));
    TRY(auto sealer, KeySealer::from_file(folder.secrets_key()));
    return std::unique_ptr<House>{
        new House{std::move(folder), std::move(config), std::move(sealer)}};
}

House::House(store::Folder folder, config::Config config, KeySealer sealer)
    : folder_(std::move(folder)),
      config_(std::move(config)),
      sealer_(std::move(sealer)),
      git_writer_(io_, folder_.text_repository()),
      texts_(folder_.text_repository()),
      cpu_("cpu", 2, limits::cpu_queue_max),
      shown_once_(clock_),
      verifier_(io_, folder_.path(), clock_),
      setup_door_(clock_, folder_.setup_address()),
      journal_watch_(io_.get_executor()),
      provenances_(io_.get_executor()),
      writer_(folder_.database(), clock_, writer_rng_, hooks()),
      readers_(folder_.database()),
      structures_(io_.get_executor(), readers_, texts_, cpu_),
      app_{.io = io_,
           .clock = clock_,
           .rng = rng_,
           .config = config_,
           .writer = writer_,
           .readers = readers_,
           .git_writer = git_writer_,
           .texts = texts_,
           .structures = structures_,
           .cpu = cpu_,
           .sealer = sealer_,
           .login_throttle = throttle_,
           .shown_once = shown_once_,
           .verifier = verifier_,
           .setup_door = setup_door_,
           .journal_watch = journal_watch_,
           .provenances = provenances_} {}

store::Writer::Hooks House::hooks() {
    return {.move_refs =
                [this](std::vector<repo::RefChange> changes, std::move_only_function<void()> done) {
                    runtime::spawn(io_.get_executor(),
                                   move_refs(git_writer_, std::move(changes), std::move(done)),
                                   "refs");
                },
            .on_unknown_outcome = exit_for_restart,
            .after_commit =
                [this] {
                    boost::asio::post(io_, [this] {
                        journal_watch_.wake();
                        provenances_.wake();
                        if (woken_) woken_();
                    });
                }};
}

Result<void> House::recover() {
    return run(app::recover(app_, folder_.text_repository()));
}

void House::stop() {
    verifier_.stop();
    writer_.stop();
    git_writer_.stop();
    texts_.stop();
    cpu_.stop();
}

}  // namespace saksgang::cli
