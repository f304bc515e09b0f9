// SPDX-License-Identifier: EUPL-1.2
// Writes RFC 8785 canonical JSON for the kinds of value leaves hold: strings, integers within
// ±(2^53−1), booleans, null, arrays, objects. Inside the journal; others call canonical_json().
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "workflows/core/result.hpp"

namespace saksgang::journal {

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
