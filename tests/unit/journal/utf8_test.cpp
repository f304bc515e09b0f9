// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <string>

#include "tests/support/catch.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::journal {
namespace {

// UTF-8 as RFC 3629 §3 writes it down, without a thought for what is allowed.
std::string encoded(std::uint32_t code) {
    const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
    if (code < 0x80) return {byte(code)};
    if (code < 0x800) return {byte(0xC0 | code >> 6), byte(0x80 | (code & 0x3F))};
    if (code < 0x10000) {
        return {byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 0x3F)),
                byte(0x80 | (code & 0x3F))};
    }
    return {byte(0xF0 | code >> 18), byte(0x80 | (code >> 12 & 0x3F)),
            byte(0x80 | (code >> 6 & 0x3F)), byte(0x80 | (code & 0x3F))};
}

}  // namespace

TEST_CASE("every code point but the surrogates is UTF-8, up to U+10FFFF and no further") {
    for (std::uint32_t code = 0; code <= 0x10FFFF + 0x1000; ++code) {
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        const bool wanted = !surrogate && code <= 0x10FFFF;
        if (is_utf8(encoded(code)) != wanted) FAIL(fmt::format("U+{:04X}", code));
    }
}

TEST_CASE("two bytes are UTF-8 exactly when both are ASCII or they spell one code point") {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
            const bool ascii = first < 0x80 && second < 0x80;
            const bool pair = first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF;
            if (is_utf8(bytes) != (ascii || pair)) FAIL(first << ", " << second);
        }
    }
}

TEST_CASE("bytes that are no UTF-8") {
    const std::pair<std::string_view, const char*> bad[] = {
        {"\x80", "a continuation alone"},
        {"\xC3", "cut short after one of two"},
        {"\xE2\x82", "cut short after two of three"},
        {"\xF0\x9F\x98", "cut short after three of four"},
        {"\xC0\xAF", "overlong slash in two"},
        {"\xE0\x80\xAF", "overlong slash in three"},
        {"\xF0\x80\x80\xAF", "overlong slash in four"},
        {"\xED\xA0\x80", "a surrogate"},
        {"\xED\xA0\xBD\xED\xB8\x80", "a pair of surrogates"},
        {"\xF4\x90\x80\x80", "above U+10FFFF"},
        {"\xF8\x88\x80\x80\x80", "five bytes"},
        {"\xFE", "FE"},
        {"\xFF", "FF"},
        {"\xE2\x28\xA1", "ASCII where a continuation belongs"},
        {"\xE2\x82\x28", "ASCII where the last continuation belongs"},
    };
    for (const auto& [bytes, why] : bad) {
        for (std::size_t before = 0; before < 17; ++before) {
            INFO(why << ", after " << before << " bytes");
            CHECK_FALSE(is_utf8(std::string(before, 'a') + std::string{bytes}));
            CHECK_FALSE(is_utf8(std::string(before, 'a') + std::string{bytes} + "åå aaaaaaaa"));
        }
    }
}

TEST_CASE("texts as people write them are UTF-8, zero bytes included") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("Høringsutkast – «ny» strategi, 😀"));
    CHECK(is_utf8(std::string_view{"a\0b", 3}));
}

}  // namespace saksgang::journal
