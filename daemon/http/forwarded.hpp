// SPDX-License-Identifier: EUPL-1.2
// Who really asked, when a proxy stands in front. Forwarded headers are believed from the proxies
// the configuration names, and from nobody else: any client can write them.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <string>
#include <vector>

#include "daemon/http/address_ranges.hpp"
#include "daemon/http/message.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::http {

class TrustedProxies {
public:
    // Addresses ("127.0.0.1", "::1") or ranges ("10.0.0.0/8"). Errc::invalid_input naming the one.
    static Result<TrustedProxies> parse(const std::vector<std::string>& ranges);

    // Sets the request's `peer` and `secure`. `peer` becomes the right-most address of
    // X-Forwarded-For that is not a trusted proxy; `secure` what the nearest proxy says in
    // X-Forwarded-Proto. Untrusted connections keep their own address and `over_tls`. `relayed`
    // when a proxy passed the request on and nobody we trust says for whom.
    void attribute(Request& request, const asio::ip::address& connection, bool over_tls) const;

private:
    explicit TrustedProxies(AddressRanges ranges) : ranges_(std::move(ranges)) {}

    AddressRanges ranges_;
};

}  // namespace saksgang::http
