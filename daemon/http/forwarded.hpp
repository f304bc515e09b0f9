// SPDX-License-Identifier: EUPL-1.2
// Who really asked, when a proxy stands in front. Forwarded headers are believed from the proxies
// the configuration names, and from nobody else: any client can write them.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <string>
#include <vector>

#include "daemon/http/message.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::http {

class TrustedProxies {
public:
    // Addresses ("127.0.0.1", "::1") or ranges ("10.0.0.0/8"). Errc::invalid_input naming the one.
    static Result<TrustedProxies> parse(const std::vector<std::string>& ranges);

    bool contains(const asio::ip::address& address) const;

    // Sets the request's `peer` and `secure`. `peer` becomes the right-most address of
    // X-Forwarded-For that is not a trusted proxy; `secure` what the nearest proxy says in
    // X-Forwarded-Proto. Untrusted connections keep their own address and `over_tls`.
    void attribute(Request& request, const asio::ip::address& connection, bool over_tls) const;

private:
    std::vector<asio::ip::network_v4> v4_;
    std::vector<asio::ip::network_v6> v6_;
};

// An IPv4 address that came over a dual-stack socket, as IPv4.
asio::ip::address plain_address(const asio::ip::address& address);

}  // namespace saksgang::http
