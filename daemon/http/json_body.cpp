// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/json_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parser.hpp>
#include <optional>
#include <set>
#include <utility>
#include <vector>

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

// Builds the value, and stops at the first member that its object has already: Boost's own parser
// keeps the last of the two, and another reader may keep the first.
class ValueReader {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);
    using ErrorCode = boost::system::error_code;
    using Chars = json::string_view;

    ValueReader() { values_.reset(); }

    const std::optional<std::string>& repeated() const { return repeated_; }
    json::value release() { return values_.release(); }

    bool on_object_begin(ErrorCode&) {
        objects_.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t count, ErrorCode&) {
        objects_.pop_back();
        return built([&] { values_.push_object(count); });
    }
    bool on_array_end(std::size_t count, ErrorCode&) {
        return built([&] { values_.push_array(count); });
    }
    bool on_key_part(Chars part, std::size_t, ErrorCode&) {
        key_.append(part.data(), part.size());
        return built([&] { values_.push_chars(part); });
    }
    bool on_key(Chars rest, std::size_t, ErrorCode& stop) {
        key_.append(rest.data(), rest.size());
        std::string key = std::exchange(key_, {});
        if (objects_.back().insert(key).second) return built([&] { values_.push_key(rest); });
        repeated_ = std::move(key);
        stop = json::error::exception;
        return false;
    }
    bool on_string_part(Chars part, std::size_t, ErrorCode&) {
        return built([&] { values_.push_chars(part); });
    }
    bool on_string(Chars rest, std::size_t, ErrorCode&) {
        return built([&] { values_.push_string(rest); });
    }
    bool on_int64(std::int64_t number, Chars, ErrorCode&) {
        return built([&] { values_.push_int64(number); });
    }
    bool on_uint64(std::uint64_t number, Chars, ErrorCode&) {
        return built([&] { values_.push_uint64(number); });
    }
    bool on_double(double number, Chars, ErrorCode&) {
        return built([&] { values_.push_double(number); });
    }
    bool on_bool(bool truth, ErrorCode&) {
        return built([&] { values_.push_bool(truth); });
    }
    bool on_null(ErrorCode&) {
        return built([&] { values_.push_null(); });
    }
    bool on_document_begin(ErrorCode&) { return true; }
    bool on_document_end(ErrorCode&) { return true; }
    bool on_array_begin(ErrorCode&) { return true; }
    bool on_number_part(Chars, ErrorCode&) { return true; }
    bool on_comment_part(Chars, ErrorCode&) { return true; }
    bool on_comment(Chars, ErrorCode&) { return true; }

private:
    static bool built(auto push) {
        push();
        return true;
    }

    json::value_stack values_;
    std::vector<std::set<std::string>> objects_;  // the members seen of those that are open
    std::string key_;
    std::optional<std::string> repeated_;
};

Result<json::value> parse(std::string_view body) {
    json::parse_options options;
    options.max_depth = limits::json_depth_max;
    json::basic_parser<ValueReader> parser(options);
    boost::system::error_code failure;
    const std::size_t read = parser.write_some(false, body.data(), body.size(), failure);
    if (const auto& repeated = parser.handler().repeated()) {
        return fail(Errc::malformed_json,
                    fmt::format("name each member once: \"{}\" comes again before {}", *repeated,
                                place(body, read)),
                    *repeated);
    }
    if (failure) {
        return fail(Errc::malformed_json,
                    fmt::format("{} at {}", failure.message(), place(body, read)));
    }
    if (body.find_first_not_of(" \t\r\n", read) != std::string_view::npos) {
        return fail(Errc::malformed_json,
                    "end the body after one value: more stands at " + place(body, read));
    }
    return parser.handler().release();
}

}  // namespace

std::string media_type(const Request& request) {
    const std::string_view type = request.header("content-type");
    std::string lowered(trimmed(type.substr(0, type.find(';'))));
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
