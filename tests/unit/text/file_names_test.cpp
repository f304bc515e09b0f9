// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/file_names.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {

TEST_CASE("a name is kept as it is, with its letters composed") {
    for (const std::string name : {"kart.pdf", "Høringsuttalelse fra Ås kommune (endelig).pdf",
                                   "2024-04-29_vedtak nr. 3, §5 & 6.docx", "a", "contra.pdf",
                                   "com.pdf", "日本.pdf", "trykk 😀.png"}) {
        INFO(name);
        CHECK(file_name_from(name).value() == name);
    }
    CHECK(file_name_from("A\u030As kommune.pdf").value() == "Ås kommune.pdf");
}

TEST_CASE("what some system takes for something else is no name") {
    using namespace std::string_literals;
    for (const auto& name : {""s,
                             "."s,
                             ".."s,
                             ".htaccess"s,
                             "a/b.pdf"s,
                             "a\\b.pdf"s,
                             "c:a.pdf"s,
                             "git~1"s,
                             "a\0b.pdf"s,
                             "a\nb.pdf"s,
                             "a\x7F.pdf"s,
                             "what?.pdf"s,
                             "\"a\".pdf"s,
                             "<a>.pdf"s,
                             "a|b.pdf"s,
                             "*.pdf"s,
                             " a.pdf"s,
                             "a.pdf "s,
                             "a.pdf."s,
                             "con"s,
                             "NUL.pdf"s,
                             "com1.txt"s,
                             "LPT9"s,
                             "bl\xE5.pdf"s,
                             "gp\u202Efdp.exe"s,
                             "a\u200Bb.pdf"s,
                             "a\u2066b.pdf"s,
                             "a\u0085b.pdf"s,
                             "a\uFEFF.pdf"s,
                             "a\u00A0b.pdf"s,
                             "a\uE000.pdf"s,
                             std::string(limits::attachment_name_bytes_max + 1, 'a')}) {
        INFO(name);
        const auto refused = file_name_from(name);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == Errc::invalid_input);
        CHECK(refused.error().field == "file");
    }
    CHECK(file_name_from(std::string(limits::attachment_name_bytes_max, 'a')).has_value());
}

TEST_CASE("names that differ in capitals alone are one name") {
    CHECK(is_same_name("Kart Øst.PDF", "kart øst.pdf"));
    CHECK(is_same_name("A\u030As.pdf", "ås.pdf"));
    CHECK_FALSE(is_same_name("kart.pdf", "kart2.pdf"));
}

}  // namespace saksgang::repo
