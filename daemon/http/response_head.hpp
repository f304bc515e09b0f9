// SPDX-License-Identifier: EUPL-1.2
// Status line and headers as bytes. The server writes these itself: it alone knows how the message
// is framed and whether the connection lives on. Pure.
#pragma once

#include <string>
#include <string_view>

#include "daemon/http/message.hpp"

namespace saksgang::http {

struct HeadOptions {
    std::string_view date;  // as http_date gives it
    std::string_view request_id;
    bool keep_alive = true;
    bool is_http_1_0 = false;
};

// Whether every header stays on its line. One with a line break in it is a fault of ours, and must
// not become a second header at the client.
bool is_sound(const Response& response);

std::string response_head(const Response& response, const HeadOptions& options);  // a sound one

// What is to be sent as the body: `shared_body` where set. Nothing for 204 and 304.
std::string_view body_of(const Response& response);

// Some bytes of a stream as they are framed for HTTP/1.1; with none, its end.
std::string chunk(std::string_view bytes);

// Sun, 06 Nov 1994 08:49:37 GMT
std::string http_date(Instant instant);

}  // namespace saksgang::http
