// SPDX-License-Identifier: EUPL-1.2
// RFC 8785's own examples where they apply (leaves hold no fractions), and what it leaves no choice
// about: order of keys, escapes, numbers.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::journal {
namespace {

namespace json = boost::json;

std::string canonical(std::string_view text) {
    return canonical_json(json::parse(text)).value();
}

Errc refusal(const json::value& value) {
    const auto written = canonical_json(value);
    REQUIRE_FALSE(written.has_value());
    return written.error().code;
}

json::value nested_arrays(std::size_t depth) {
    json::value value = json::array{};
    for (std::size_t i = 1; i < depth; ++i)
        value = json::array{std::move(value)};
    return value;
}

std::string utf8_of(std::u16string_view text) {
    // Boost.JSON's parser turns \u escapes, surrogate pairs among them, into UTF-8.
    std::string escaped = "\"";
    for (const char16_t unit : text)
        escaped += fmt::format("\\u{:04x}", unsigned{unit});
    const json::value value = json::parse(escaped + '"');
    return {value.get_string().data(), value.get_string().size()};
}

}  // namespace

TEST_CASE("strings and literals of RFC 8785 §3.2.2 come out as it says") {
    CHECK(canonical(R"({ "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                         "literals": [ null, true, false ] })") ==
          R"({"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"})");
}

TEST_CASE("keys of RFC 8785 §3.2.3 sort by UTF-16 code units") {
    CHECK(canonical(R"({ "\u20ac": "Euro Sign", "\r": "Carriage Return",
                         "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                         "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
                         "\u00f6": "Latin Small Letter O With Diaeresis" })") ==
          "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\","
          "\"\xC3\xB6\":\"Latin Small Letter O With Diaeresis\",\"\xE2\x82\xAC\":\"Euro Sign\","
          "\"\xF0\x9F\x98\x80\":\"Emoji: Grinning Face\","
          "\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST_CASE("any two keys stand in the order of their UTF-16 code units, not of their bytes") {
    // Units around every border where the two orders could part.
    const std::u16string alphabet[] = {
        u"",
        u"\x01",
        u"a",
        u"b",
        u"\x7F",
        u"\x80",
        u"\x7FF",
        u"\x800",
        u"\x0FFF",
        u"\xCFFF",
        u"\xD7FF",
        u"\xD800\xDC00",
        u"\xD800\xDFFF",
        u"\xDBFF\xDFFF",
        u"\xD83D\xDE00",
        u"\xE000",
        u"\xEFFF",
        u"\xF000",
        u"\xFB33",
        u"\xFFFF",
    };
    for (const auto& first : alphabet) {
        for (const auto& second : alphabet) {
            for (const auto& third : alphabet) {
                const std::u16string left = first + second;
                const std::u16string right = first + third;
                if (left == right) continue;
                json::object object;
                object[utf8_of(left)] = "left";
                object[utf8_of(right)] = "right";
                const auto written = canonical_json(object).value();
                const bool left_first = written.find("left") < written.find("right");
                if (left_first != (left < right)) FAIL(written);
            }
        }
    }
}

TEST_CASE("the order keys were put in makes no difference") {
    std::vector<std::string> keys;
    for (int i = 0; i < 100; ++i)
        keys.push_back(fmt::format("key {}", i * i));
    std::mt19937 shuffler{7};
    std::string first;
    for (int round = 0; round < 20; ++round) {
        std::ranges::shuffle(keys, shuffler);
        json::object object;
        for (const auto& key : keys)
            object[key] = key;
        const auto written = canonical_json(object).value();
        if (first.empty()) first = written;
        CHECK(written == first);
    }
}

TEST_CASE("each control has its one escape, and nothing else is escaped") {
    for (unsigned code = 0; code < 0x80; ++code) {
        std::string expected =
            code < 0x20 ? fmt::format("\\u{:04x}", code) : std::string(1, static_cast<char>(code));
        switch (code) {
            case 0x08:
                expected = "\\b";
                break;
            case 0x09:
                expected = "\\t";
                break;
            case 0x0A:
                expected = "\\n";
                break;
            case 0x0C:
                expected = "\\f";
                break;
            case 0x0D:
                expected = "\\r";
                break;
            case 0x22:
                expected = "\\\"";
                break;
            case 0x5C:
                expected = "\\\\";
                break;
        }
        const json::value value = json::string(1, static_cast<char>(code));
        CHECK(canonical_json(value).value() == '"' + expected + '"');
    }
    CHECK(canonical(R"("\u007f\u0080\u2028\u2029\ufeff")") ==
          "\"\x7F\xC2\x80\xE2\x80\xA8\xE2\x80\xA9\xEF\xBB\xBF\"");
}

TEST_CASE("integers are written plainly, as far as doubles can count") {
    CHECK(canonical("[0,-0,1,-1,9007199254740991,-9007199254740991]") ==
          "[0,0,1,-1,9007199254740991,-9007199254740991]");
    CHECK(canonical_json(json::value(std::uint64_t{7})).value() == "7");

    constexpr auto beyond = std::int64_t{1} << 53;
    CHECK(refusal(beyond) == Errc::invalid_input);
    CHECK(refusal(-beyond) == Errc::invalid_input);
    CHECK(refusal(std::numeric_limits<std::int64_t>::min()) == Errc::invalid_input);
    CHECK(refusal(std::numeric_limits<std::int64_t>::max()) == Errc::invalid_input);
    CHECK(refusal(std::uint64_t{1} << 53) == Errc::invalid_input);
    CHECK(refusal(std::numeric_limits<std::uint64_t>::max()) == Errc::invalid_input);
}

TEST_CASE("fractions are refused, whole ones too") {
    CHECK(refusal(1.5) == Errc::invalid_input);
    CHECK(refusal(1.0) == Errc::invalid_input);
    CHECK(refusal(json::parse("1e3")) == Errc::invalid_input);
    CHECK(refusal(std::numeric_limits<double>::quiet_NaN()) == Errc::invalid_input);
}

TEST_CASE("bytes that are no UTF-8 are refused, in texts and in keys") {
    CHECK(refusal(json::string("caf\xE9")) == Errc::invalid_input);
    CHECK(refusal(json::string("\xED\xA0\x80")) == Errc::invalid_input);
    json::object object;
    object["caf\xE9"] = 1;
    CHECK(refusal(object) == Errc::invalid_input);
}

TEST_CASE("a refusal names the innermost field") {
    const auto written = canonical_json({{"roster", {{{"seat", "oslo"}, {"share", 0.5}}}}});
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().field == "share");
}

TEST_CASE("nesting has a limit, and reaching it is allowed") {
    CHECK(canonical_json(nested_arrays(limits::leaf_depth_max)).has_value());
    CHECK(refusal(nested_arrays(limits::leaf_depth_max + 1)) == Errc::invalid_input);
    json::value objects = json::object{};
    for (std::size_t i = 0; i < limits::leaf_depth_max; ++i) {
        objects = json::object{{"in", std::move(objects)}};
    }
    CHECK(refusal(objects) == Errc::invalid_input);
    // Side by side is not within one another.
    json::array wide;
    for (std::size_t i = 0; i < 4 * limits::leaf_depth_max; ++i)
        wide.push_back(json::array{});
    CHECK(canonical_json(wide).has_value());
}

TEST_CASE("canonical JSON read and written again is the same bytes") {
    for (const std::string_view text :
         {"null", "true", "[]", "{}", R"("")", R"({"a":[1,{"b":null}],"å":"\n\u0000"})"}) {
        CHECK(canonical(text) == text);
    }
}

}  // namespace saksgang::journal
