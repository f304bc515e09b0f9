// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/address_ranges.hpp"

#include <algorithm>

namespace saksgang::http {
namespace {

template <class Network, class Address>
bool holds(const Network& network, const Address& address) {
    return Network(address, network.prefix_length()).canonical() == network;
}

}  // namespace

asio::ip::address plain_address(const asio::ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

Result<AddressRanges> AddressRanges::parse(const std::vector<std::string>& ranges,
                                           std::string_view field) {
    AddressRanges parsed;
    for (const std::string& range : ranges) {
        const bool is_v6 = range.find(':') != std::string::npos;
        const bool is_range = range.find('/') != std::string::npos;
        boost::system::error_code failure;
        if (is_v6) {
            const std::string written = is_range ? range : range + "/128";
            parsed.v6_.push_back(asio::ip::make_network_v6(written, failure).canonical());
        } else {
            const std::string written = is_range ? range : range + "/32";
            parsed.v4_.push_back(asio::ip::make_network_v4(written, failure).canonical());
        }
        if (failure) {
            return fail(Errc::invalid_input,
                        "must be an address or a range such as 10.0.0.0/8: " + range,
                        std::string{field});
        }
    }
    return parsed;
}

bool AddressRanges::contains(const asio::ip::address& given) const {
    const asio::ip::address address = plain_address(given);
    if (address.is_v4()) {
        return std::ranges::any_of(
            v4_, [&](const auto& network) { return holds(network, address.to_v4()); });
    }
    return std::ranges::any_of(
        v6_, [&](const auto& network) { return holds(network, address.to_v6()); });
}

}  // namespace saksgang::http
