// SPDX-License-Identifier: EUPL-1.2
// RFC 8785 without its hardest part: leaves hold no fractions, so no number has two spellings.
#include "workflows/journal/canonical_json.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::journal {
namespace {

namespace json = boost::json;

std::string_view view(const json::string& text) {
    return {text.data(), text.size()};
}
std::string_view view(json::string_view text) {
    return {text.data(), text.size()};
}

// Keys sort by UTF-16 code units (§3.2.3). In UTF-8 that is the order of the bytes but for one
// thing: U+E000–U+FFFF (lead bytes EE, EF) come after everything above them (F0–F4), which UTF-16
// spells with surrogates, D800–DFFF.
std::uint8_t utf16_rank(char byte) {
    const auto value = static_cast<std::uint8_t>(byte);
    const bool after_surrogates = value == 0xEE || value == 0xEF;
    return after_surrogates ? static_cast<std::uint8_t>(value + 0x10) : value;
}

}  // namespace

bool utf16_less(std::string_view left, std::string_view right) {
    return std::ranges::lexicographical_compare(left, right, {}, utf16_rank, utf16_rank);
}

std::string escape_of(char c) {
    switch (c) {
        case '"':
            return R"(\")";
        case '\\':
            return R"(\\)";
        case '\b':
            return R"(\b)";
        case '\t':
            return R"(\t)";
        case '\n':
            return R"(\n)";
        case '\f':
            return R"(\f)";
        case '\r':
            return R"(\r)";
        default:
            break;
    }
    const auto code = static_cast<std::uint8_t>(c);
    return R"(\u00)" + hex_of(&code, 1);
}

Result<void> CanonicalWriter::value(const json::value& value) {
    switch (value.kind()) {
        case json::kind::null:
            out_ += "null";
            return {};
        case json::kind::bool_:
            out_ += value.get_bool() ? "true" : "false";
            return {};
        case json::kind::int64:
            return integer(value.get_int64());
        case json::kind::uint64:
            // Boost keeps a number as unsigned only where it is too large for a signed one, unless
            // code made it so.
            return integer(static_cast<std::int64_t>(
                std::min<std::uint64_t>(value.get_uint64(), integer_max + 1)));
        case json::kind::double_:
            return fail(Errc::invalid_input, "must be a whole number: leaves hold no fractions");
        case json::kind::string:
            return string(view(value.get_string()));
        case json::kind::array:
            return array(value.get_array());
        case json::kind::object:
            return object(value.get_object());
    }
    assertion_failed("a JSON value is of one of eight kinds", std::source_location::current());
}

Result<void> CanonicalWriter::integer(std::int64_t number) {
    if (number > integer_max || number < -integer_max) {
        return fail(Errc::invalid_input, "must lie within ±(2^53−1); write it as a string");
    }
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    out_.append(digits, end);
    return {};
}

Result<void> CanonicalWriter::string(std::string_view text) {
    if (!is_utf8(text)) return fail(Errc::invalid_input, "must be valid UTF-8");
    out_ += '"';
    while (!text.empty()) {
        const auto escaped = std::ranges::find_if(text, needs_escape);
        out_.append(text.begin(), escaped);
        if (escaped == text.end()) break;
        out_ += escape_of(*escaped);
        text = {escaped + 1, text.end()};
    }
    out_ += '"';
    return {};
}

Result<void> CanonicalWriter::array(const json::array& array) {
    TRY(enter());
    out_ += '[';
    for (bool first = true; const json::value& item : array) {
        if (!std::exchange(first, false)) out_ += ',';
        TRY(value(item));
    }
    out_ += ']';
    --depth_;
    return {};
}

Result<void> CanonicalWriter::object(const json::object& object) {
    TRY(enter());
    std::vector<const json::key_value_pair*> members;
    members.reserve(object.size());
    for (const auto& member : object)
        members.push_back(&member);
    std::ranges::sort(members, utf16_less, [](const auto* member) { return view(member->key()); });

    out_ += '{';
    for (bool first = true; const auto* member : members) {
        if (!std::exchange(first, false)) out_ += ',';
        TRY(string(view(member->key())));
        out_ += ':';
        if (auto written = value(member->value()); !written) {
            Error error = std::move(written).error();
            if (error.field.empty()) error.field = view(member->key());
            return fail(std::move(error));
        }
    }
    out_ += '}';
    --depth_;
    return {};
}

Result<void> CanonicalWriter::enter() {
    if (depth_ == limits::leaf_depth_max) {
        return fail(Errc::invalid_input, "is nested too deeply; flatten it");
    }
    ++depth_;
    return {};
}

Result<std::string> canonical_json(const json::value& value) {
    std::string out;
    TRY(CanonicalWriter{out}.value(value));
    return out;
}

}  // namespace saksgang::journal
