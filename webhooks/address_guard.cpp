// SPDX-License-Identifier: EUPL-1.2
// The list: IANA's special-purpose registries (RFC 6890 and its updates), and every IPv6 block that
// carries an IPv4 address inside it.
#include "webhooks/address_guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "webhooks/host_name.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::webhooks {
namespace {

std::string bytes_of_address(const asio::ip::address& address) {
    const auto copy = [](const auto& bytes) { return std::string(bytes.begin(), bytes.end()); };
    return address.is_v4() ? copy(address.to_v4().to_bytes()) : copy(address.to_v6().to_bytes());
}

struct DeniedBlock {
    std::string_view network;
    std::string_view what;
};

constexpr std::array denied_blocks{
    DeniedBlock{"0.0.0.0/8", "this host"},
    DeniedBlock{"10.0.0.0/8", "private network"},
    DeniedBlock{"100.64.0.0/10", "carrier's shared network"},
    DeniedBlock{"127.0.0.0/8", "loopback"},
    DeniedBlock{"169.254.0.0/16", "link-local"},
    DeniedBlock{"172.16.0.0/12", "private network"},
    DeniedBlock{"192.0.0.0/24", "protocol assignments"},
    DeniedBlock{"192.0.2.0/24", "documentation"},
    DeniedBlock{"192.88.99.0/24", "6to4 relay"},
    DeniedBlock{"192.168.0.0/16", "private network"},
    DeniedBlock{"198.18.0.0/15", "benchmarking"},
    DeniedBlock{"198.51.100.0/24", "documentation"},
    DeniedBlock{"203.0.113.0/24", "documentation"},
    DeniedBlock{"224.0.0.0/4", "multicast"},
    DeniedBlock{"240.0.0.0/4", "reserved or broadcast"},
    DeniedBlock{"::1/128", "loopback"},
    DeniedBlock{"::/8", "IPv4 inside IPv6, or reserved"},
    DeniedBlock{"64:ff9b::/96", "NAT64"},
    DeniedBlock{"64:ff9b:1::/48", "NAT64"},
    DeniedBlock{"100::/64", "discard-only"},
    DeniedBlock{"2001::/32", "Teredo"},
    DeniedBlock{"2001:db8::/32", "documentation"},
    DeniedBlock{"2002::/16", "6to4"},
    DeniedBlock{"3fff::/20", "documentation"},
    DeniedBlock{"5f00::/16", "segment routing"},
    DeniedBlock{"fc00::/7", "private network"},
    DeniedBlock{"fe80::/10", "link-local"},
    DeniedBlock{"fec0::/10", "site-local"},
    DeniedBlock{"ff00::/8", "multicast"},
};

struct ParsedBlock {
    Network network;
    std::string_view what;
};

const std::vector<ParsedBlock>& parsed_blocks() {
    static const std::vector<ParsedBlock> blocks = [] {
        std::vector<ParsedBlock> parsed;
        for (const DeniedBlock& block : denied_blocks) {
            const auto network = Network::parse(block.network);
            ASSERT(network.has_value());
            parsed.push_back({*network, block.what});
        }
        return parsed;
    }();
    return blocks;
}

}  // namespace

std::optional<Network> Network::parse(std::string_view text) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    boost::system::error_code error;
    const auto address = asio::ip::make_address(std::string(text.substr(0, slash)), error);
    if (error || (address.is_v6() && address.to_v6().scope_id() != 0)) return std::nullopt;
    Network network;
    network.bytes_ = bytes_of_address(address);
    const int bits_max = static_cast<int>(network.bytes_.size()) * 8;
    network.bits_ = bits_max;
    if (slash == text.size()) return network;
    const std::string_view digits = text.substr(slash + 1);
    const auto [end, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), network.bits_);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (network.bits_ < 0 || network.bits_ > bits_max) return std::nullopt;
    return network;
}

bool Network::contains(const asio::ip::address& address) const {
    const std::string other = bytes_of_address(address);
    if (other.size() != bytes_.size()) return false;
    const auto whole = static_cast<std::size_t>(bits_ / 8);
    if (other.compare(0, whole, bytes_, 0, whole) != 0) return false;
    const int rest = bits_ % 8;
    if (rest == 0) return true;
    const unsigned differing =
        static_cast<unsigned char>(other[whole]) ^ static_cast<unsigned char>(bytes_[whole]);
    return differing >> (8 - rest) == 0;
}

Result<AllowedTargets> AllowedTargets::parse(const std::vector<std::string>& entries) {
    AllowedTargets allowed;
    for (const std::string& entry : entries) {
        if (const auto network = Network::parse(entry)) {
            allowed.networks_.push_back(*network);
        } else if (is_host_name(entry)) {
            allowed.hosts_.push_back(canonical_host(entry));
        } else {
            return fail(Errc::invalid_input,
                        fmt::format("\"{}\" is neither a network such as 10.0.0.0/8 nor a host "
                                    "name such as receiver.example.no",
                                    entry),
                        "notices.allowed_targets");
        }
    }
    return allowed;
}

bool AllowedTargets::allows_host(std::string_view host) const {
    return std::ranges::find(hosts_, canonical_host(host)) != hosts_.end();
}

bool AllowedTargets::allows_address(const asio::ip::address& address) const {
    // A zone names an interface of this machine; no setting speaks of those.
    if (address.is_v6() && address.to_v6().scope_id() != 0) return false;
    return std::ranges::any_of(networks_,
                               [&](const Network& network) { return network.contains(address); });
}

std::optional<std::string_view> denied_as(const asio::ip::address& address) {
    for (const ParsedBlock& block : parsed_blocks()) {
        if (block.network.contains(address)) return block.what;
    }
    if (address.is_v4()) return std::nullopt;
    if (address.to_v6().scope_id() != 0) return "an interface of this machine";
    // The rest of IPv6 outside 2000::/3 has not been given out: whoever has it is not public.
    if (address.to_v6().to_bytes()[0] >> 5U != 1) return "not given out";
    return std::nullopt;
}

Result<void> check_address(const asio::ip::address& address, std::string_view host,
                           const AllowedTargets& allowed) {
    const auto denied = denied_as(address);
    if (!denied) return {};
    if (allowed.allows_address(address) || allowed.allows_host(host)) return {};
    const std::string shown = address.to_string();
    return fail(Errc::address_refused,
                fmt::format("{} is at {} ({}), where notices may not go; if it is meant, add {} or "
                            "{} to notices.allowed_targets",
                            host, shown, *denied, shown, host),
                "url");
}

}  // namespace saksgang::webhooks
