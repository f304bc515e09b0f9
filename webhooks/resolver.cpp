// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/resolver.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>
#include <cstring>
#include <map>

#include "webhooks/flight.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

using LookupFlight = Flight<Result<Addresses>>;

struct Kept {
    Addresses addresses;
    Instant fresh_until{};   // then it is looked up again
    Instant usable_until{};  // and used meanwhile
};

std::optional<asio::ip::address> as_literal(const std::string& host) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(host, error);
    if (error) return std::nullopt;
    return address;
}

std::optional<asio::ip::address> address_of(const sockaddr* raw) {
    if (raw->sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, raw, sizeof v4);
        return asio::ip::address_v4(ntohl(v4.sin_addr.s_addr));
    }
    if (raw->sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, raw, sizeof v6);
        asio::ip::address_v6::bytes_type bytes{};
        std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
        return asio::ip::address_v6(bytes, v6.sin6_scope_id);
    }
    return std::nullopt;
}

std::unexpected<Error> no_such_name(const std::string& host) {
    return fail(Errc::not_found, fmt::format("there is no host named {}", host), "url");
}

std::unexpected<Error> lookup_failed() {
    return fail(Errc::busy, "looking the name up failed", "url");
}

}  // namespace

struct Resolver::State {
    runtime::Pool& pool;
    const Clock& clock;
    Lookup lookup;
    Milliseconds patience;
    std::map<std::string, std::shared_ptr<LookupFlight>> flights;
    std::map<std::string, Kept> kept;

    const Kept* find_kept(const std::string& host) const {
        const auto found = kept.find(host);
        if (found == kept.end() || found->second.usable_until <= clock.now()) return nullptr;
        return &found->second;
    }

    void landed(const std::string& host, const Result<Addresses>& found) {
        flights.erase(host);
        if (found) {
            keep(host, *found);
        } else if (found.error().code == Errc::not_found) {
            kept.erase(host);
        }
    }

    void keep(const std::string& host, const Addresses& addresses) {
        const Instant now = clock.now();
        if (kept.size() >= limits::resolved_names_max) {
            std::erase_if(kept,
                          [&](const auto& entry) { return entry.second.usable_until <= now; });
        }
        if (kept.size() >= limits::resolved_names_max) kept.clear();
        kept[host] = {.addresses = addresses,
                      .fresh_until = now + limits::resolved_kept,
                      .usable_until = now + limits::resolved_usable};
    }
};

namespace {

asio::awaitable<Result<Addresses>> look_up(runtime::Pool& pool, Lookup lookup, std::string host) {
    co_return co_await pool.run<Addresses>(
        [lookup = std::move(lookup), host = std::move(host)] { return lookup(host); });
}

}  // namespace

Resolver::Resolver(runtime::Pool& pool, const Clock& clock, Lookup lookup, Milliseconds patience)
    : state_(std::make_shared<State>(pool, clock, std::move(lookup), patience)) {}

Resolver::~Resolver() = default;

asio::awaitable<Result<Addresses>> Resolver::resolve(std::string host) {
    if (const auto literal = as_literal(host)) co_return Addresses{*literal};
    const auto state = state_;
    const Kept* kept = state->find_kept(host);
    if (kept != nullptr && state->clock.now() < kept->fresh_until) co_return kept->addresses;
    const std::optional<Addresses> known =
        kept != nullptr ? std::optional(kept->addresses) : std::nullopt;

    auto flight = state->flights[host];
    if (!flight) {
        const asio::any_io_executor executor = co_await asio::this_coro::executor;
        flight = std::make_shared<LookupFlight>(executor, state->patience);
        state->flights[host] = flight;
        asio::co_spawn(executor, look_up(state->pool, state->lookup, host),
                       [state, host, flight](std::exception_ptr thrown, Result<Addresses> found) {
                           if (thrown) found = lookup_failed();
                           if (found && found->empty()) found = no_such_name(host);
                           state->landed(host, found);
                           flight->land(std::move(found));
                       });
    }
    // A name that answered not long ago does not wait behind names that never do.
    if (known) co_return *known;
    auto found = co_await flight->wait();
    if (found) co_return *std::move(found);
    co_return fail(Errc::deadline_exceeded,
                   fmt::format("the name servers gave no address for {} in time", host), "url");
}

Result<Addresses> look_up_with_system(const std::string& host) {
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG;
    addrinfo* raw = nullptr;
    const int code = ::getaddrinfo(host.c_str(), nullptr, &wanted, &raw);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> list(raw, &::freeaddrinfo);
    if (code == EAI_NONAME || code == EAI_NODATA) return no_such_name(host);
    if (code != 0) {
        return fail(Errc::busy,
                    fmt::format("the name servers could not say where {} is: {}", host,
                                ::gai_strerror(code)),
                    "url");
    }
    Addresses addresses;
    for (const addrinfo* one = list.get(); one != nullptr; one = one->ai_next) {
        const auto address = address_of(one->ai_addr);
        if (address && std::ranges::find(addresses, *address) == addresses.end()) {
            addresses.push_back(*address);
        }
    }
    if (addresses.empty()) return no_such_name(host);
    return addresses;
}

}  // namespace saksgang::webhooks
