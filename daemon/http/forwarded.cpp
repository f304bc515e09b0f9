// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/forwarded.hpp"

#include <algorithm>
#include <string_view>

namespace saksgang::http {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t";
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

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

template <class Network, class Address>
bool holds(const Network& network, const Address& address) {
    return Network(address, network.prefix_length()).canonical() == network;
}

}  // namespace

asio::ip::address plain_address(const asio::ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& ranges) {
    TrustedProxies proxies;
    for (const std::string& range : ranges) {
        const bool is_v6 = range.find(':') != std::string::npos;
        const bool is_range = range.find('/') != std::string::npos;
        boost::system::error_code failure;
        if (is_v6) {
            const std::string written = is_range ? range : range + "/128";
            proxies.v6_.push_back(asio::ip::make_network_v6(written, failure).canonical());
        } else {
            const std::string written = is_range ? range : range + "/32";
            proxies.v4_.push_back(asio::ip::make_network_v4(written, failure).canonical());
        }
        if (failure) {
            return fail(Errc::invalid_input,
                        "must be an address or a range such as 10.0.0.0/8: " + range,
                        "trusted_proxies");
        }
    }
    return proxies;
}

bool TrustedProxies::contains(const asio::ip::address& given) const {
    const asio::ip::address address = plain_address(given);
    if (address.is_v4()) {
        return std::ranges::any_of(
            v4_, [&](const auto& network) { return holds(network, address.to_v4()); });
    }
    return std::ranges::any_of(
        v6_, [&](const auto& network) { return holds(network, address.to_v6()); });
}

void TrustedProxies::attribute(Request& request, const asio::ip::address& connection,
                               bool over_tls) const {
    asio::ip::address peer = plain_address(connection);
    request.secure = over_tls;
    if (contains(peer)) {
        const auto protocols = elements(request, "x-forwarded-proto");
        if (!protocols.empty()) request.secure = protocols.back() == "https";
        auto hops = elements(request, "x-forwarded-for");
        // Each hop wrote down whom it heard from, so the list is believed from its right end, as
        // long as the writer is one of ours.
        while (!hops.empty() && contains(peer)) {
            boost::system::error_code failure;
            const auto hop = asio::ip::make_address(std::string(hops.back()), failure);
            if (failure) break;
            peer = plain_address(hop);
            hops.pop_back();
        }
    }
    request.peer = peer.to_string();
}

}  // namespace saksgang::http
