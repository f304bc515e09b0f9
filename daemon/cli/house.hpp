// SPDX-License-Identifier: EUPL-1.2
// Everything a subcommand that writes needs of a data folder, built in order and taken down in
// reverse: the composition root. No logic; holds the folder's lock while it stands.
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>

#include "daemon/app/app.hpp"
#include "daemon/auth/auth.hpp"
#include "daemon/cli/key_sealer.hpp"
#include "daemon/store/folder.hpp"
#include "repo/repository.hpp"

namespace saksgang::cli {

class House {
public:
    // Errc::data_folder_locked, Errc::data_folder_invalid. Throws where SQLite or git fail.
    static Result<std::unique_ptr<House>> open(const std::filesystem::path& data,
                                               config::Config config);

    // Rolls forward what a crash left between COMMIT and the refs; first thing after open.
    // Errc::tampered when git holds what history does not know.
    Result<void> recover();

    // Runs `work` on the main loop until it is done; for subcommands that do one thing.
    template <class T>
    Result<T> run(boost::asio::awaitable<Result<T>> work);

    app::App& app() { return app_; }
    boost::asio::io_context& io() { return io_; }
    // Called on the main loop after each COMMIT.
    void on_commit(std::function<void()> woken) { woken_ = std::move(woken); }
    void stop();  // writer and pools: what was taken is finished, nothing more is taken

private:
    House(store::Folder folder, config::Config config, KeySealer sealer);
    store::Writer::Hooks hooks();

    store::Folder folder_;
    config::Config config_;
    KeySealer sealer_;
    SystemClock clock_;
    auth::SystemRng rng_;         // main loop
    auth::SystemRng writer_rng_;  // writer thread
    repo::Library library_;
    boost::asio::io_context io_{1};
    std::function<void()> woken_;
    app::GitWriter git_writer_;
    app::Texts texts_;
    runtime::Pool cpu_;
    auth::LoginThrottle throttle_;
    app::ShownOnce shown_once_;
    app::Verifier verifier_;
    app::SetupDoor setup_door_;
    app::JournalWatch journal_watch_;
    app::Provenances provenances_;
    store::Writer writer_;
    store::Readers readers_;
    app::Structures structures_;
    app::App app_;
};

}  // namespace saksgang::cli

#include "daemon/cli/house_run.hpp"
