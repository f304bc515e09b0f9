// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/response_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace saksgang::http {
namespace {

struct Reason {
    int status;
    std::string_view phrase;
};

constexpr std::array reasons{
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{301, "Moved Permanently"},
    Reason{302, "Found"},
    Reason{303, "See Other"},
    Reason{304, "Not Modified"},
    Reason{307, "Temporary Redirect"},
    Reason{308, "Permanent Redirect"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{409, "Conflict"},
    Reason{412, "Precondition Failed"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{415, "Unsupported Media Type"},
    Reason{422, "Unprocessable Content"},
    Reason{428, "Precondition Required"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{503, "Service Unavailable"},
};

// May be empty: the phrase is a courtesy (RFC 9112 §4).
std::string_view phrase_of(int status) {
    const auto found = std::ranges::find(reasons, status, &Reason::status);
    return found == reasons.end() ? std::string_view{} : found->phrase;
}

bool ends_a_line(char c) {
    return c == '\r' || c == '\n' || c == '\0';
}
bool is_one_line(std::string_view text) {
    return std::ranges::none_of(text, ends_a_line);
}

void append(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ").append(value).append("\r\n");
}

bool has_no_body(int status) {
    return status == 204 || status == 304;
}

}  // namespace

std::string_view body_of(const Response& response) {
    if (has_no_body(response.status)) return {};
    return response.shared_body ? std::string_view(*response.shared_body)
                                : std::string_view(response.body);
}

bool is_sound(const Response& response) {
    const auto is_header_sound = [](const auto& header) {
        return !header.first.empty() && is_one_line(header.first) && is_one_line(header.second);
    };
    return is_one_line(response.content_type) &&
           std::ranges::all_of(response.headers, is_header_sound);
}

std::string response_head(const Response& response, const HeadOptions& options) {
    std::string head;
    head.reserve(512);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status,
                   phrase_of(response.status));
    append(head, "Date", options.date);
    if (!response.content_type.empty()) append(head, "Content-Type", response.content_type);
    if (response.stream) {
        if (!options.is_http_1_0) append(head, "Transfer-Encoding", "chunked");
    } else if (!has_no_body(response.status)) {
        append(head, "Content-Length", fmt::format_int(body_of(response).size()).c_str());
    }
    append(head, "X-Request-Id", options.request_id);
    for (const auto& [name, value] : response.headers)
        append(head, name, value);
    if (!options.keep_alive) append(head, "Connection", "close");
    if (options.keep_alive && options.is_http_1_0) append(head, "Connection", "keep-alive");
    head.append("\r\n");
    return head;
}

std::string chunk(std::string_view bytes) {
    return fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes);
}

std::string http_date(Instant instant) {
    static constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto midnight = std::chrono::floor<std::chrono::days>(instant);
    const LocalDate date(midnight);
    const std::chrono::weekday weekday(midnight);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(instant - midnight));
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", weekdays[weekday.c_encoding()],
                       static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

}  // namespace saksgang::http
