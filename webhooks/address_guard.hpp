// SPDX-License-Identifier: EUPL-1.2
// Which addresses notices may go to. What is judged is always the parsed address about to be
// dialled, never a text: a name, "2130706433" and "0x7f.1" are all the same number by then. Pure.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/result.hpp"

namespace saksgang::webhooks {

namespace asio = boost::asio;

// A block of addresses of one family. An address of the other family is never inside: the IPv6
// spellings of an IPv4 address are blocks of their own.
class Network {
public:
    // "10.0.0.0/8", "fd00::/8", or one address. Bits beyond the prefix are ignored.
    static std::optional<Network> parse(std::string_view text);
    bool contains(const asio::ip::address& address) const;

private:
    std::string bytes_;  // 4 or 16
    int bits_ = 0;
};

// The setting notices.allowed_targets: networks and host names an operator trusts although the
// addresses are private. Needed for receivers on the same machine or the same network.
class AllowedTargets {
public:
    AllowedTargets() = default;
    // Errc::invalid_input naming the entry that is neither a network nor a host name.
    static Result<AllowedTargets> parse(const std::vector<std::string>& entries);

    bool allows_host(std::string_view host) const;  // whatever its case; exact, no wildcards
    bool allows_address(const asio::ip::address& address) const;

private:
    std::vector<Network> networks_;
    std::vector<std::string> hosts_;
};

// Why an address is not for notices ("loopback", "private network" …), or nothing when it is a
// public one.
std::optional<std::string_view> denied_as(const asio::ip::address& address);

// Errc::address_refused, naming the address and the setting that would allow it.
Result<void> check_address(const asio::ip::address& address, std::string_view host,
                           const AllowedTargets& allowed);

}  // namespace saksgang::webhooks
