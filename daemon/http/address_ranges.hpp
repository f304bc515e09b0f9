// SPDX-License-Identifier: EUPL-1.2
// A set of IP addresses, as the configuration names them. Pure; any thread.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/result.hpp"

namespace saksgang::http {

namespace asio = boost::asio;

class AddressRanges {
public:
    // Addresses ("127.0.0.1", "::1") or ranges ("10.0.0.0/8"). Errc::invalid_input naming the one.
    static Result<AddressRanges> parse(const std::vector<std::string>& ranges,
                                       std::string_view field);

    bool contains(const asio::ip::address& address) const;

private:
    std::vector<asio::ip::network_v4> v4_;
    std::vector<asio::ip::network_v6> v6_;
};

// An IPv4 address that came over a dual-stack socket, as IPv4.
asio::ip::address plain_address(const asio::ip::address& address);

}  // namespace saksgang::http
