// SPDX-License-Identifier: EUPL-1.2
// Writes RFC 8785 canonical JSON for the kinds of value leaves hold: strings, integers within
// ±(2^53−1), booleans, null, arrays, objects. Inside the journal; others call canonical_json().
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "workflows/core/result.hpp"

namespace saksgang::journal {

// Beyond this a reader whose numbers are doubles, which RFC 8785 takes for granted, loses digits.
inline constexpr std::int64_t integer_max = (std::int64_t{1} << 53) - 1;

// Keys of objects sort by their UTF-16 code units (§3.2.3).
bool utf16_less(std::string_view left, std::string_view right);

// What a text cannot hold as it is, and how it is written: the seven short escapes, \u00xx for the
// other controls, and nothing else (§3.2.2.2).
constexpr bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}
std::string escape_of(char c);

// Appends to a string it is given. Each call is Errc::invalid_input, with the innermost key as the
// field, for what has no canonical form here; what was appended by then is of no use.
class CanonicalWriter {
public:
    explicit CanonicalWriter(std::string& out) : out_{out} {}

    Result<void> value(const boost::json::value& value);
    Result<void> object(const boost::json::object& object);
    Result<void> string(std::string_view text);
    Result<void> integer(std::int64_t number);

private:
    Result<void> array(const boost::json::array& array);
    Result<void> enter();

    std::string& out_;
    std::size_t depth_ = 0;
};

}  // namespace saksgang::journal
