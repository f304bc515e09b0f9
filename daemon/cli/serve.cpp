// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/serve.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "daemon/app/endpoints.hpp"
#include "daemon/app/housekeeping.hpp"
#include "daemon/app/keep_provenance.hpp"
#include "daemon/app/notify.hpp"
#include "daemon/app/setup.hpp"
#include "daemon/app/vitals.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/open_house.hpp"
#include "daemon/cli/report.hpp"
#include "daemon/http/route_table.hpp"
#include "daemon/http/server.hpp"
#include "daemon/runtime/log.hpp"
#include "daemon/runtime/loop_watch.hpp"
#include "daemon/runtime/shutdown.hpp"
#include "daemon/runtime/spawn.hpp"
#include "daemon/runtime/supervisor.hpp"
#include "daemon/store/sqlite_outbox.hpp"
#include "daemon/views/pages.hpp"
#include "webhooks/dispatcher.hpp"
#include "webhooks/https_sender.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::cli {
namespace {

namespace asio = boost::asio;

struct ServeWords {
    std::string data;
    Overrides overrides;
    std::string address;
    std::string port;
    std::string public_url;
};

http::ServerOptions server_options(const config::Config& config, std::optional<int> socket,
                                   http::Meter& meter) {
    http::ServerOptions options{
        .address = config.http.address, .port = config.http.port, .socket = socket};
    if (config.http.tls_certificate)
        options.tls_certificate_file = config.http.tls_certificate->string();
    if (config.http.tls_key) options.tls_key_file = config.http.tls_key->string();
    options.trusted_proxies = config.http.trusted_proxies;
    options.meter = &meter;
    return options;
}

// The address lets whoever has it take the installation over: it is for a terminal, not for a log.
void announce_setup(const app::SetupDoor& door) {
    if (door.address().empty()) return;
    if (::isatty(STDOUT_FILENO) == 1)
        fmt::print("Nobody can log in yet. Set it up at {}\n", door.address());
    else
        fmt::print("Nobody can log in yet. Set it up at the address in {}\n", door.file().string());
}

// Says where to look, on standard output: whoever started us may be a script that waits for it. To
// a supervisor, in its own way.
void announce(const app::App& app, std::uint16_t port) {
    const config::Config& config = app.config;
    fmt::print("Saksgang serves on http{}://{}:{}/ as {}\n", config.http.tls_key ? "s" : "",
               config.http.address, port, config.public_url);
    announce_setup(app.setup_door);
    std::fflush(stdout);
    runtime::tell_ready(fmt::format("Serves {}", config.public_url));
}

// Runs until a signal asks to stop, then stops what it started, last begun first.
asio::awaitable<void> until_stopped(app::App& app, http::Server& server,
                                    webhooks::Dispatcher& dispatcher) {
    runtime::Shutdown shutdown;
    shutdown.add("notices", [&dispatcher] { return dispatcher.stop(); });
    shutdown.add("http", [&server] { return server.stop(); });
    shutdown.add("journal watch", [&app]() -> asio::awaitable<void> {
        app.journal_watch.close();
        co_return;
    });
    const int signal = co_await runtime::stop_signal();
    runtime::channel("daemon")->info("event=stopping signal={}", signal);
    runtime::tell_stopping();
    co_await shutdown.run();
    app.io.stop();
}

// Connections and notices under way may pass the usual soft limit of 1,024 open files.
void allow_open_files() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

asio::awaitable<void> watch(runtime::LoopWatch& loop, app::App& app) {
    app::QueueWatch queues;
    co_await loop.run([&] { queues.look(app::queue_depths(app)); });
}

int serve(ServeWords words) {
    if (!words.address.empty()) {
        words.overrides.flags.push_back({"--address", "http.address", words.address});
    }
    if (!words.port.empty()) words.overrides.flags.push_back({"--port", "http.port", words.port});
    if (!words.public_url.empty()) {
        words.overrides.flags.push_back({"--public-url", "public_url", words.public_url});
    }
    runtime::ignore_broken_pipes();
    allow_open_files();
    auto socket = runtime::inherited_socket();
    if (!socket) return report(socket.error());
    const views::Pages pages;  // before the house: jobs of its pools may be making one
    auto opened = open_house(words.data, words.overrides);
    if (!opened) return report(opened.error());
    House& house = **opened;
    app::App& app = house.app();

    if (auto ready = house.run(app::prepare_setup(app)); !ready) return report(ready.error());
    auto rules = app::target_rules(app.config);
    if (!rules) return report(rules.error());
    auto let_in = http::AddressRanges::parse(app.config.metrics.allowed, "metrics.allowed");
    if (!let_in) return report(let_in.error());
    runtime::Pool resolver{"resolver", limits::resolver_threads, limits::resolver_queue_max};
    webhooks::HttpsSender sender{house.io().get_executor(),
                                 resolver,
                                 app.clock,
                                 {.rules = *std::move(rules),
                                  .ca_file = app.config.notices.ca_file,
                                  .user_agent = "Saksgang/" SAKSGANG_VERSION}};
    store::SqliteOutbox outbox{app.writer, app.readers, app.sealer,
                               app::notice_reader(app.config.public_url)};
    webhooks::Dispatcher dispatcher{house.io().get_executor(), outbox, sender, app.clock, app.rng};
    runtime::LoopWatch loop{house.io().get_executor(), limits::loop_watch_interval,
                            limits::loop_late_after};
    http::Meter meter;
    const http::Instruments instruments{.meter = meter,
                                        .loop = loop,
                                        .dispatcher = dispatcher,
                                        .resolver = resolver,
                                        .let_in = *std::move(let_in),
                                        .started_at = app.clock.now(),
                                        .version = SAKSGANG_VERSION};
    http::Server server{house.io(), app.clock, server_options(app.config, *socket, meter),
                        http::make_handler({app, pages, instruments})};

    house.on_commit([&dispatcher] { dispatcher.wake(); });
    house.io().restart();
    dispatcher.start();
    server.start();
    runtime::spawn(house.io().get_executor(), app::keep_tidy(app), "housekeeping");
    runtime::spawn(house.io().get_executor(), app::keep_provenance(app), "provenance");
    runtime::spawn(house.io().get_executor(), until_stopped(app, server, dispatcher), "signal");
    runtime::spawn(house.io().get_executor(), watch(loop, app), "loop-watch");
    runtime::spawn(house.io().get_executor(), runtime::keep_watchdog_quiet(), "watchdog");
    announce(app, server.port());
    house.io().run();
    house.stop();
    return exit_success;
}

}  // namespace

void add_serve(CLI::App& app, int& code) {
    auto* serving = app.add_subcommand("serve", "Run the daemon on a data folder");
    auto words = std::make_shared<ServeWords>();
    serving->add_option("DATA", words->data, "The data folder")
        ->required()
        ->envname("SAKSGANG_DATA");
    serving->add_option("--config", words->overrides.file,
                        "The settings' file, instead of saksgang.toml in the data folder");
    serving->add_option("--address", words->address, "http.address");
    serving->add_option("--port", words->port, "http.port");
    serving->add_option("--public-url", words->public_url, "public_url");
    serving->add_option("--set", words->overrides.set, "Any setting: key=value");
    serving->footer(config::help_text());
    serving->callback([words, &code] { code = serve(*words); });
}

}  // namespace saksgang::cli
