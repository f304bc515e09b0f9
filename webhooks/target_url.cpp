// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/target_url.hpp"

#include <fmt/format.h>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "webhooks/host_name.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

namespace urls = boost::urls;

std::uint16_t usual_port(bool secure) {
    return secure ? 443 : 80;
}

std::unexpected<Error> wrong(std::string message) {
    return fail(Errc::invalid_input, std::move(message), "url");
}

Result<std::string> host_of(const urls::url_view& url) {
    const std::string written(url.encoded_host_address());
    switch (url.host_type()) {
        case urls::host_type::none:
            return wrong("the address names no host");
        case urls::host_type::ipvfuture:
            return wrong("the host is of no known kind of address");
        case urls::host_type::ipv4:
        case urls::host_type::ipv6:
            return written;
        case urls::host_type::name:
            break;
    }
    if (written.empty()) return wrong("the address names no host");
    if (!is_host_name(written)) {
        return wrong(
            "the host may hold letters, digits, hyphens and dots; write a name with other "
            "letters in its xn-- form");
    }
    return canonical_host(written);
}

Result<std::uint16_t> port_of(const urls::url_view& url, bool secure) {
    if (!url.has_port() || url.port().empty()) return usual_port(secure);
    // 0 stands for "no number that fits" here, and is itself none.
    if (url.port_number() == 0) return wrong("the port is a number from 1 to 65535");
    return url.port_number();
}

// An address literal is judged at once; a name when it has been resolved.
Result<void> check_literal(const std::string& host, const TargetRules& rules) {
    boost::system::error_code not_an_address;
    const auto address = asio::ip::make_address(host, not_an_address);
    if (not_an_address) return {};
    return check_address(address, host, rules.allowed);
}

bool allows_plain_http(const std::string& host, const TargetRules& rules) {
    if (rules.allow_http || rules.allowed.allows_host(host)) return true;
    boost::system::error_code not_an_address;
    const auto address = asio::ip::make_address(host, not_an_address);
    return !not_an_address && rules.allowed.allows_address(address);
}

}  // namespace

std::string TargetUrl::host_header() const {
    const bool bracketed = host.find(':') != std::string::npos;
    std::string header = bracketed ? fmt::format("[{}]", host) : host;
    if (port != usual_port(secure)) header += fmt::format(":{}", port);
    return header;
}

std::string TargetUrl::origin() const {
    return fmt::format("{}://{}", scheme(), host_header());
}

Result<TargetUrl> parse_target_url(std::string_view url, const TargetRules& rules) {
    if (url.size() > limits::endpoint_url_bytes_max) {
        return wrong(
            fmt::format("the address is longer than {} bytes", limits::endpoint_url_bytes_max));
    }
    const auto parsed = urls::parse_uri(urls::string_view(url.data(), url.size()));
    if (!parsed) {
        return wrong(
            "this is no address; write it whole, such as https://receiver.example.no/hook, "
            "with spaces and special letters percent-encoded");
    }
    if (parsed->scheme_id() != urls::scheme::https && parsed->scheme_id() != urls::scheme::http) {
        return wrong("the address begins with https://");
    }
    if (parsed->has_userinfo()) {
        return wrong(
            "the address may not hold a user name or password; receivers know us by the "
            "signature");
    }
    if (parsed->has_fragment()) return wrong("the address may not hold a #, which is never sent");

    TargetUrl target;
    target.secure = parsed->scheme_id() == urls::scheme::https;
    TRY(target.host, host_of(*parsed));
    TRY(target.port, port_of(*parsed, target.secure));
    const std::string path(parsed->encoded_path());
    // Boost.URL 1.81 ends a port at the first letter and calls the rest a path: ":8o/".
    if (!path.empty() && path.front() != '/') return wrong("the port is a number from 1 to 65535");
    target.target = std::string(parsed->encoded_target());
    if (path.empty()) target.target.insert(0, 1, '/');

    TRY(check_literal(target.host, rules));
    if (!target.secure && !allows_plain_http(target.host, rules)) {
        return fail(Errc::address_refused,
                    fmt::format("notices go over https; for plain http to {} add it to "
                                "notices.allowed_targets, or set notices.allow_http",
                                target.host),
                    "url");
    }
    return target;
}

std::string redacted_url(std::string_view url) {
    const auto parsed = urls::parse_uri(urls::string_view(url.data(), url.size()));
    if (!parsed || !parsed->has_authority()) return "(unreadable address)";
    return fmt::format("{}://{}", std::string(parsed->scheme()),
                       std::string(parsed->encoded_host_and_port()));
}

}  // namespace saksgang::webhooks
