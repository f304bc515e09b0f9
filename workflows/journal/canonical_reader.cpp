// SPDX-License-Identifier: EUPL-1.2
#include "workflows/journal/canonical_reader.hpp"

#include <algorithm>
#include <charconv>

#include "workflows/journal/canonical_json.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::journal {
namespace {

namespace json = boost::json;

std::unexpected<Error> refuse(std::string message) {
    return fail(Errc::tampered, std::move(message));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

Result<json::value> CanonicalReader::read() {
    // Once for all strings: escapes stand for ASCII alone.
    if (!is_utf8(rest_)) return refuse("must be valid UTF-8");
    TRY(auto whole, value());
    if (!rest_.empty()) return refuse("something stands after its end");
    return whole;
}

bool CanonicalReader::take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
}

Result<void> CanonicalReader::enter() {
    if (depth_left_ == 0) return refuse("is nested too deeply");
    --depth_left_;
    return {};
}

Result<json::value> CanonicalReader::value() {
    if (take('{')) return object();
    if (take('[')) return array();
    if (take('"')) {
        TRY(auto text, string());
        return json::value(std::move(text));
    }
    if (rest_.starts_with('t')) return literal("true", true);
    if (rest_.starts_with('f')) return literal("false", false);
    if (rest_.starts_with('n')) return literal("null", nullptr);
    return integer();
}

Result<json::value> CanonicalReader::literal(std::string_view word, json::value meaning) {
    if (!rest_.starts_with(word)) return refuse("is not JSON");
    rest_.remove_prefix(word.size());
    return meaning;
}

// Members stand in the order of their keys, each once.
Result<json::value> CanonicalReader::object() {
    TRY(enter());
    json::object members(storage_);
    std::string previous;
    for (bool first = true; !take('}'); first = false) {
        if (!first && !take(',')) return refuse("is not canonical JSON");
        if (!take('"')) return refuse("is not canonical JSON");
        TRY(const auto key, string());
        const std::string_view name{key.data(), key.size()};
        if (!first && !utf16_less(previous, name)) return refuse("has its keys in another order");
        if (!take(':')) return refuse("is not canonical JSON");
        auto member = value();
        if (!member) {
            Error error = std::move(member).error();
            if (error.field.empty()) error.field = name;
            return fail(std::move(error));
        }
        members.emplace(key, *std::move(member));
        previous = name;
    }
    ++depth_left_;
    return json::value(std::move(members));
}

Result<json::value> CanonicalReader::array() {
    TRY(enter());
    json::array items(storage_);
    for (bool first = true; !take(']'); first = false) {
        if (!first && !take(',')) return refuse("is not canonical JSON");
        TRY(auto item, value());
        items.push_back(std::move(item));
    }
    ++depth_left_;
    return json::value(std::move(items));
}

// -?(0|[1-9][0-9]*), but for -0, as far as doubles can count.
Result<json::value> CanonicalReader::integer() {
    const std::size_t sign = rest_.starts_with('-') ? 1 : 0;
    const std::string_view number_and_rest = rest_.substr(sign);
    const auto digits_end = std::ranges::find_if_not(number_and_rest, is_digit);
    const std::string_view digits{number_and_rest.begin(), digits_end};
    if (digits.empty()) return refuse("is not canonical JSON");
    if (digits.front() == '0' && (digits.size() > 1 || sign != 0)) {
        return refuse("has a number in another spelling");
    }
    const std::string_view after = number_and_rest.substr(digits.size());
    if (after.starts_with('.') || after.starts_with('e') || after.starts_with('E')) {
        return refuse("must be a whole number: leaves hold no fractions");
    }
    std::int64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto parsed = std::from_chars(rest_.data(), end, number);
    if (parsed.ec != std::errc{} || number > integer_max || number < -integer_max) {
        return refuse("must lie within ±(2^53−1)");
    }
    rest_.remove_prefix(sign + digits.size());
    return json::value(number);
}

// After its opening quotation mark.
Result<json::string> CanonicalReader::string() {
    json::string text(storage_);
    for (;;) {
        const auto end = std::ranges::find_if(rest_, needs_escape);
        const auto plain = static_cast<std::size_t>(end - rest_.begin());
        text.append(json::string_view{rest_.data(), plain});
        rest_.remove_prefix(plain);
        if (take('"')) return text;
        if (!take('\\')) return refuse("has a text without an end, or a control in it");
        TRY(const char character, escaped());
        text.push_back(character);
    }
}

// After the backslash. Escapes are rare and none begins another: the one that stands here is found
// by writing each there is.
Result<char> CanonicalReader::escaped() {
    for (char character = 0; character < 0x7F; ++character) {
        if (!needs_escape(character)) continue;
        const std::string escape = escape_of(character).substr(1);
        if (!rest_.starts_with(escape)) continue;
        rest_.remove_prefix(escape.size());
        return character;
    }
    return refuse("has an escape that is not canonical");
}

}  // namespace saksgang::journal
