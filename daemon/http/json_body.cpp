// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/json_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parser.hpp>

#include "workflows/core/ascii.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

std::string place(std::string_view body, std::size_t offset) {
    const std::string_view before = body.substr(0, offset);
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto start = before.find_last_of('\n') + 1;  // npos + 1 is 0: the first line
    return fmt::format("line {}, column {} (byte {})", line, before.size() - start + 1, offset);
}

Result<json::value> parse(std::string_view body) {
    json::parse_options options;
    options.max_depth = limits::json_depth_max;
    json::parser parser({}, options);
    boost::system::error_code failure;
    const std::size_t read = parser.write_some(body.data(), body.size(), failure);
    if (failure) {
        return fail(Errc::malformed_json,
                    fmt::format("{} at {}", failure.message(), place(body, read)));
    }
    if (body.find_first_not_of(" \t\r\n", read) != std::string_view::npos) {
        return fail(Errc::malformed_json,
                    "end the body after one value: more stands at " + place(body, read));
    }
    return parser.release();
}

}  // namespace

std::string media_type(const Request& request) {
    std::string_view type = request.header("content-type");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t'))
        type.remove_suffix(1);
    std::string lowered(type);
    std::ranges::transform(lowered, lowered.begin(), lower);
    return lowered;
}

Result<json::object> read_json(const Request& request) {
    if (media_type(request) != "application/json") {
        return fail(Errc::unsupported_media_type, "send Content-Type: application/json");
    }
    if (!journal::is_utf8(request.body)) {
        return fail(Errc::invalid_utf8, "encode the body as UTF-8");
    }
    TRY(auto value, parse(request.body));
    if (!value.is_object()) return fail(Errc::malformed_json, "the body must be a JSON object");
    return std::move(value.get_object());
}

Result<Pairs> read_form(const Request& request) {
    if (media_type(request) != "application/x-www-form-urlencoded") {
        return fail(Errc::unsupported_media_type,
                    "send Content-Type: application/x-www-form-urlencoded");
    }
    return decode_pairs(request.body);
}

}  // namespace saksgang::http
