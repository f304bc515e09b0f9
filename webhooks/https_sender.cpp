// SPDX-License-Identifier: EUPL-1.2
// One attempt from its address to its answer: every step ends by the attempt's one deadline, which
// is a moment and never moves.
#include "webhooks/https_sender.hpp"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>

#include "webhooks/answer.hpp"
#include "webhooks/connection.hpp"
#include "webhooks/flight.hpp"
#include "webhooks/idle_connections.hpp"
#include "webhooks/tls_client.hpp"

namespace saksgang::webhooks {
namespace {

using ConnectionPtr = std::unique_ptr<Connection>;

std::unexpected<Failure> failed(const Error& error) {
    switch (error.code) {
        case Errc::address_refused:
        case Errc::invalid_input:
            return failed(AttemptOutcome::address_refused, error.message);
        case Errc::deadline_exceeded:
            return failed(AttemptOutcome::timed_out, error.message);
        default:
            return failed(AttemptOutcome::unreachable, error.message);
    }
}

asio::awaitable<Result<TlsContext>> load_tls(runtime::Pool& pool,
                                             std::optional<std::filesystem::path> ca_file) {
    co_return co_await pool.run<TlsContext>(
        [ca_file = std::move(ca_file)] { return make_tls_context(ca_file); });
}

std::string connection_key(const TargetUrl& url, const asio::ip::address& address) {
    return fmt::format("{}|{}", url.origin(), address.to_string());
}

}  // namespace

struct HttpsSender::State {
    State(const asio::any_io_executor& on, runtime::Pool& names_pool, const Clock& time,
          HttpsSenderOptions chosen)
        : executor(on),
          pool(names_pool),
          clock(time),
          options(std::move(chosen)),
          resolver(names_pool, time, options.lookup,
                   std::min<Milliseconds>(limits::resolve_deadline, options.deadline)),
          idle(std::make_shared<IdleConnections>(on)) {}

    asio::awaitable<Step<TlsContext>> tls_context();
    asio::awaitable<Step<Addresses>> judged_addresses(const TargetUrl& url);
    asio::awaitable<Step<ConnectionPtr>> connect(const TargetUrl& url, const Addresses& addresses,
                                                 Moment deadline);
    asio::awaitable<Step<Answer>> send(SendRequest request, Moment deadline, Attempt& attempt);

    asio::any_io_executor executor;
    runtime::Pool& pool;
    const Clock& clock;
    HttpsSenderOptions options;
    Resolver resolver;
    std::shared_ptr<IdleConnections> idle;
    TlsContext tls;
    std::shared_ptr<Flight<Result<TlsContext>>> tls_flight;
};

// Read at the first notice that needs it, once.
asio::awaitable<Step<TlsContext>> HttpsSender::State::tls_context() {
    if (tls) co_return tls;
    auto flight = tls_flight;
    if (!flight) {
        flight = std::make_shared<Flight<Result<TlsContext>>>(executor, options.deadline);
        tls_flight = flight;
        asio::co_spawn(executor, load_tls(pool, options.ca_file),
                       [flight](std::exception_ptr thrown, Result<TlsContext> loaded) {
                           if (thrown) loaded = fail(Errc::busy, "certificates cannot be read");
                           flight->land(std::move(loaded));
                       });
    }
    const auto loaded = co_await flight->wait();
    if (tls_flight == flight) tls_flight.reset();  // a failure is tried anew by the next notice
    if (!loaded) co_return failed(AttemptOutcome::timed_out, "certificates were not read in time");
    if (!*loaded) co_return failed(AttemptOutcome::unreachable, loaded->error().message);
    tls = **loaded;
    co_return tls;
}

// One address that may not be dialled refuses them all: a name that answers with a public and a
// private address is up to something.
asio::awaitable<Step<Addresses>> HttpsSender::State::judged_addresses(const TargetUrl& url) {
    auto addresses = co_await resolver.resolve(url.host);
    if (!addresses) co_return failed(addresses.error());
    for (const auto& address : *addresses) {
        const auto judged = check_address(address, url.host, options.rules.allowed);
        if (!judged) co_return failed(judged.error());
    }
    co_return *std::move(addresses);
}

asio::awaitable<Step<ConnectionPtr>> HttpsSender::State::connect(const TargetUrl& url,
                                                                 const Addresses& addresses,
                                                                 Moment deadline) {
    TlsContext context;
    if (url.secure) {
        auto loaded = co_await tls_context();
        if (!loaded) co_return std::unexpected(loaded.error());
        context = *loaded;
    }
    Step<ConnectionPtr> last = failed(AttemptOutcome::timed_out, "time ran out before connecting");
    const std::size_t count = std::min(addresses.size(), limits::connect_addresses_max);
    for (std::size_t i = 0; i < count && SteadyClock::now() < deadline; ++i) {
        last = co_await Connection::dial(executor, url, addresses[i], context, deadline);
        if (last) break;
    }
    co_return last;
}

asio::awaitable<Step<Answer>> HttpsSender::State::send(SendRequest request, Moment deadline,
                                                       Attempt& attempt) {
    const auto url = parse_target_url(request.url, options.rules);
    if (!url) co_return failed(url.error());
    auto addresses = co_await judged_addresses(*url);
    if (!addresses) co_return std::unexpected(addresses.error());
    attempt.address = addresses->front().to_string();

    ConnectionPtr connection;
    for (const auto& address : *addresses) {
        if (request.fresh_connection || connection) break;
        connection = idle->take(connection_key(*url, address));
    }
    if (!connection) {
        auto dialled = co_await connect(*url, *addresses, deadline);
        if (!dialled) co_return std::unexpected(dialled.error());
        connection = *std::move(dialled);
    }
    attempt.address = connection->address().to_string();
    auto answer =
        co_await connection->exchange(*url, std::move(request), options.user_agent, deadline);
    if (answer && connection->is_reusable()) {
        const std::string key = connection_key(*url, connection->address());
        idle->put(key, std::move(connection));
    }
    co_return answer;
}

HttpsSender::HttpsSender(const asio::any_io_executor& executor, runtime::Pool& pool,
                         const Clock& clock, HttpsSenderOptions options)
    : state_(std::make_shared<State>(executor, pool, clock, std::move(options))) {}

HttpsSender::~HttpsSender() = default;

asio::awaitable<Attempt> HttpsSender::send(SendRequest request) {
    const auto state = state_;
    const Moment begun = SteadyClock::now();
    Attempt attempt;
    attempt.url = redacted_url(request.url);
    attempt.started_at = state->clock.now();
    const auto answer =
        co_await state->send(std::move(request), begun + state->options.deadline, attempt);
    attempt.took = std::chrono::duration_cast<Milliseconds>(SteadyClock::now() - begun);
    if (answer) {
        read_answer(*answer, state->clock.now(), attempt);
    } else {
        attempt.outcome = answer.error().outcome;
        attempt.detail = answer.error().detail;
    }
    co_return attempt;
}

}  // namespace saksgang::webhooks
