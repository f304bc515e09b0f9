// SPDX-License-Identifier: EUPL-1.2
// One leaf of the journal: {v, seq, command_id, type, recorded_at, effective_at,
// actor:{role, pseudonym}, subject, data} as canonical JSON (RFC 8785 over strings, integers,
// booleans, null, arrays, objects). What is stored is what is hashed; nothing is re-encoded.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "workflows/core/ids.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::journal {

inline constexpr std::int64_t entry_version = 1;

struct Entry {
    std::int64_t v = entry_version;
    Seq seq;
    CommandId command_id;
    std::string type;
    Instant recorded_at{};   // when we were told
    Instant effective_at{};  // when it happened
    Actor actor;
    std::string subject;     // "document/<slug>", "council", "journal/<seq>"
    boost::json::object data;
};

// The leaf's bytes. Errc::invalid_input when over limits::leaf_bytes_max or a text is not UTF-8.
Result<std::string> encode(const Entry& entry);

// Strict: Errc::tampered for anything encode could not have written, byte for byte.
Result<Entry> decode(std::string_view leaf);

// RFC 8785 for the kinds of value leaves may hold; Errc::invalid_input for doubles and bad UTF-8.
Result<std::string> canonical_json(const boost::json::value& value);

// Well-formed UTF-8 without surrogates or overlong forms (RFC 3629).
bool is_utf8(std::string_view bytes);

}  // namespace saksgang::journal
