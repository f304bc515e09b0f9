// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/forwarded.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "workflows/core/ascii.hpp"

namespace saksgang::http {
namespace {

// The elements of a list header, in order, over all its lines.
std::vector<std::string_view> elements(const Request& request, std::string_view name) {
    std::vector<std::string_view> all;
    for (const auto& [header_name, value] : request.headers) {
        if (header_name != name) continue;
        std::string_view rest = value;
        while (true) {
            const auto comma = rest.find(',');
            all.push_back(trimmed(rest.substr(0, comma)));
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    return all;
}

// What proxies write, of their own accord or as they are told to.
bool names_a_proxy(const Request& request) {
    constexpr std::array headers{"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host",
                                 "x-real-ip",       "forwarded",         "via"};
    return std::ranges::any_of(
        headers, [&](std::string_view name) { return !request.header(name).empty(); });
}

}  // namespace

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& ranges) {
    TRY(auto parsed, AddressRanges::parse(ranges, "trusted_proxies"));
    return TrustedProxies{std::move(parsed)};
}

void TrustedProxies::attribute(Request& request, const asio::ip::address& connection,
                               bool over_tls) const {
    asio::ip::address peer = plain_address(connection);
    request.secure = over_tls;
    request.relayed = names_a_proxy(request);
    if (ranges_.contains(peer)) {
        const auto protocols = elements(request, "x-forwarded-proto");
        if (!protocols.empty()) request.secure = protocols.back() == "https";
        auto hops = elements(request, "x-forwarded-for");
        // Each hop wrote down whom it heard from, so the list is believed from its right end, as
        // long as the writer is one of ours.
        while (!hops.empty() && ranges_.contains(peer)) {
            boost::system::error_code failure;
            const auto hop = asio::ip::make_address(std::string(hops.back()), failure);
            if (failure) break;
            peer = plain_address(hop);
            request.relayed = false;  // by somebody who tells whom it heard from
            hops.pop_back();
        }
    }
    request.peer = peer.to_string();
}

}  // namespace saksgang::http
