// SPDX-License-Identifier: EUPL-1.2
// Reads what CanonicalWriter writes and nothing else: every value has one spelling here, so what is
// read need not be written again to know that it stood in that spelling. Inside the journal.
#pragma once

#include <boost/json.hpp>
#include <string_view>

#include "workflows/core/result.hpp"

namespace saksgang::journal {

class CanonicalReader {
public:
    // Values are made in `storage`. `depth_max`: of objects and arrays within one another.
    CanonicalReader(std::string_view text, boost::json::storage_ptr storage, std::size_t depth_max)
        : rest_(text), storage_(std::move(storage)), depth_left_(depth_max) {}

    // The whole text as one value. Errc::tampered, with the innermost key as the field.
    Result<boost::json::value> read();

private:
    Result<boost::json::value> value();
    Result<boost::json::value> object();
    Result<boost::json::value> array();
    Result<boost::json::value> integer();
    Result<boost::json::value> literal(std::string_view word, boost::json::value meaning);
    Result<boost::json::string> string();
    Result<char> escaped();
    Result<void> enter();
    bool take(char wanted);

    std::string_view rest_;
    boost::json::storage_ptr storage_;
    std::size_t depth_left_;
};

}  // namespace saksgang::journal
