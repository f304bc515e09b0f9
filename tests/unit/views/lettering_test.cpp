// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/lettering.hpp"

#include "tests/support/catch.hpp"

namespace saksgang::views {
namespace {

constexpr Face plain_face{.size = 10, .bold = false};
constexpr Face bold_face{.size = 10, .bold = true};

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += (text.empty() ? "" : " ") + line;
    return text;
}

}  // namespace

TEST_CASE("a width grows with the text, its size and its weight") {
    CHECK(text_width("", plain_face) == 0);
    CHECK(text_width("i", plain_face) < text_width("m", plain_face));
    CHECK(text_width("Vedtatt", plain_face) < text_width("Vedtatt av", plain_face));
    CHECK(text_width("Vedtatt", plain_face) < text_width("Vedtatt", bold_face));
    CHECK(text_width("Vedtatt", plain_face) < text_width("Vedtatt", {.size = 12, .bold = false}));
}

TEST_CASE("a letter beyond ASCII counts once, and for the widest there is") {
    CHECK(text_width("ø", plain_face) == text_width("Æ", plain_face));
    CHECK(text_width("ø", plain_face) > text_width("m", plain_face));
    CHECK(text_width("語", plain_face) >= 10);
}

TEST_CASE("text is wrapped at spaces, and every line fits") {
    const std::string text = "Legg frem for representantskapet og for styret i Osloregionen";
    for (int width = 140; width < 500; width += 7) {
        const auto lines = wrapped(text, bold_face, width);
        INFO(width);
        CHECK(joined(lines) == text);
        for (const auto& line : lines)
            CHECK(text_width(line, bold_face) <= width);
    }
}

TEST_CASE("a word wider than the line is broken between whole letters") {
    const auto lines = wrapped("øøøøøøøø", plain_face, 30);
    CHECK(lines == std::vector<std::string>{"øø", "øø", "øø", "øø"});
    CHECK(wrapped("ø", plain_face, 1) == std::vector<std::string>{"ø"});
    CHECK(wrapped("a øøøø b", plain_face, 30) == std::vector<std::string>{"a", "øø", "øø", "b"});
}

TEST_CASE("nothing is wrapped into no lines, and spaces vanish at the ends") {
    CHECK(wrapped("", plain_face, 50).empty());
    CHECK(wrapped("   ", plain_face, 50).empty());
    CHECK(wrapped("  a   b ", plain_face, 50) == std::vector<std::string>{"a b"});
}

}  // namespace saksgang::views
