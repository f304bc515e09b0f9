// SPDX-License-Identifier: EUPL-1.2
// Requests and responses as plain values: routes, views and tests never see Beast.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "workflows/core/time.hpp"

namespace saksgang::http {

namespace asio = boost::asio;

struct Request {
    std::string method;             // "GET"
    std::string target;             // as sent
    std::vector<std::string> path;  // percent-decoded segments; no "", ".", ".." or NUL
    std::vector<std::pair<std::string, std::string>> query;    // decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string peer;      // client address, after trusted proxies
    bool secure = false;   // came over TLS, as the trusted proxy says
    bool relayed = false;  // a proxy nobody vouches for passed it on: `peer` is that proxy
    std::string id;        // request id, in every log line and answer
    Instant received_at{};

    std::string_view header(std::string_view lower_case_name) const;  // "" when absent
    std::optional<std::string_view> parameter(std::string_view name) const;
    std::string_view cookie(std::string_view name) const;
};

// A body that is made while it is sent, for as long as the reader wants it. On the main loop.
class BodyStream {
public:
    virtual ~BodyStream() = default;

    // The next bytes, or nothing at the end. Asked for when those before are written, so that a
    // slow reader slows it down and nothing is kept for it.
    virtual asio::awaitable<std::optional<std::string>> next() = 0;

    // The reader has gone, or we are going: next() comes to its end.
    virtual void stop() = 0;
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string content_type;
    std::string body;
    std::shared_ptr<const std::string> shared_body;  // used instead of `body` when set
    std::shared_ptr<BodyStream> stream = nullptr;    // used instead of both; ends the connection
    std::string_view route = {};  // the pattern that was answered, never freed; empty: none fits
};

using Handler = std::function<asio::awaitable<Response>(Request)>;

}  // namespace saksgang::http
