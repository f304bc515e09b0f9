// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/listen.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/json.hpp>
#include <cstdio>
#include <memory>
#include <set>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/files.hpp"
#include "daemon/cli/report.hpp"
#include "daemon/http/server.hpp"
#include "daemon/runtime/log.hpp"
#include "daemon/runtime/shutdown.hpp"
#include "daemon/runtime/spawn.hpp"
#include "webhooks/signature.hpp"

namespace saksgang::cli {
namespace {

namespace asio = boost::asio;

struct ListenWords {
    std::uint16_t port = 9090;
    std::string secret;
    std::string secret_file;
};

http::Response answer(int status) {
    http::Response response;
    response.status = status;
    return response;
}

// One line a notice: what happened, to which document, and its id.
void print_notice(std::string_view id, const std::string& body, bool seen_before) {
    boost::system::error_code problem;
    const auto value = boost::json::parse(body, problem);
    const auto* object = problem ? nullptr : value.if_object();
    const auto* data = object ? object->if_contains("data") : nullptr;
    fmt::print("✔ {}{}\n", id, seen_before ? " (again: same id, already seen)" : "");
    if (data == nullptr || !data->is_object()) {
        fmt::print("    {}\n", body);
    } else {
        fmt::print("    {}\n", boost::json::serialize(object->at("type")));
        for (const auto& [name, detail] : data->get_object()) {
            fmt::print("      {} = {}\n", std::string_view{name}, boost::json::serialize(detail));
        }
    }
    std::fflush(stdout);
}

// Verifies each notice as a receiver should: on the raw body, before anything is read from it.
class Receiver {
public:
    Receiver(const Clock& clock, webhooks::Secret secret)
        : clock_(clock), secret_(std::move(secret)) {}

    asio::awaitable<http::Response> receive(http::Request request) {
        const webhooks::ReceivedMessage message{.id = request.header("webhook-id"),
                                                .timestamp = request.header("webhook-timestamp"),
                                                .signature = request.header("webhook-signature"),
                                                .body = request.body};
        const auto verified = webhooks::verify(message, std::span{&secret_, 1}, clock_.now());
        if (!verified) {
            fmt::print("✘ refused: {}\n", verified.error().message);
            std::fflush(stdout);
            co_return answer(401);
        }
        const bool seen_before = !seen_.emplace(message.id).second;
        print_notice(message.id, request.body, seen_before);
        co_return answer(204);
    }

private:
    const Clock& clock_;
    webhooks::Secret secret_;
    std::set<std::string, std::less<>> seen_;
};

Result<webhooks::Secret> read_secret(const ListenWords& words) {
    std::string text = words.secret;
    if (!words.secret_file.empty()) {
        TRY(text, read_file(words.secret_file));
    }
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.pop_back();
    if (text.empty()) {
        return fail(Errc::invalid_input,
                    "say the endpoint's secret: --secret-file FILE or SAKSGANG_LISTEN_SECRET");
    }
    return webhooks::parse_secret(text);
}

asio::awaitable<void> until_stopped(asio::io_context& io, http::Server& server) {
    co_await runtime::stop_signal();
    co_await server.stop();
    io.stop();
}

int listen(const ListenWords& words) {
    if (auto ready = runtime::set_up_logging("warn", runtime::LogFormat::text); !ready)
        return report(ready.error());
    auto secret = read_secret(words);
    if (!secret) return report(secret.error());
    asio::io_context io{1};
    const SystemClock clock;
    Receiver receiver{clock, *std::move(secret)};
    http::Server server{
        io,
        clock,
        {.address = "127.0.0.1", .port = words.port},
        [&receiver](http::Request request) { return receiver.receive(std::move(request)); }};
    server.start();
    runtime::spawn(io.get_executor(), until_stopped(io, server), "signal");
    fmt::print("Listening on http://127.0.0.1:{}/ — each notice is verified and printed.\n",
               server.port());
    std::fflush(stdout);
    io.run();
    return exit_success;
}

}  // namespace

void add_listen(CLI::App& app, int& code) {
    auto* listened = app.add_subcommand("listen", "Receive notices, verify and print them");
    auto words = std::make_shared<ListenWords>();
    listened->add_option("--port", words->port, "On 127.0.0.1; 0: any free one")
        ->capture_default_str();
    listened->add_option("--secret", words->secret, "The endpoint's secret, whsec_…")
        ->envname("SAKSGANG_LISTEN_SECRET");
    listened->add_option("--secret-file", words->secret_file, "A file that holds it");
    listened->callback([words, &code] { code = listen(*words); });
}

}  // namespace saksgang::cli
