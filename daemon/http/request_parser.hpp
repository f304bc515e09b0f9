// SPDX-License-Identifier: EUPL-1.2
// Bytes in, one Request out. Strict where leniency lets two parties read one message differently:
// framing (RFC 9112 §6, §11.2), Host, transfer codings. Knows no sockets; Beast does the grammar.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "daemon/http/message.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::http {

struct ParserLimits {
    std::size_t header_bytes_max;
    std::size_t body_bytes_max;
};

// For one request; make a new one for the next.
class RequestParser {
public:
    explicit RequestParser(ParserLimits limits);
    ~RequestParser();

    // Takes what it can use off the front of `bytes` and returns how much that was; less than all
    // when the header or the request ended, or when it needs more bytes than these. Never reads
    // past the request's end. After an error nothing more can be read on this connection.
    // Errc::malformed_request, target_too_long, headers_too_large, method_unknown, body_too_large.
    Result<std::size_t> read(std::string_view bytes);

    bool header_done() const;
    bool done() const;
    std::size_t body_bytes() const;  // so far
    bool keep_alive() const;         // as the client wishes; once the header is done
    bool is_http_1_0() const;        // likewise
    bool expects_continue() const;   // likewise; HTTP/1.0 cannot

    // What was read, complete once done(); after an error, for the log, as far as it came. Sets
    // method, target, headers and body.
    Request take();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksgang::http
