// SPDX-License-Identifier: EUPL-1.2
#include "workflows/toml_scan.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/workflows/toml_files.hpp"

namespace saksgang::workflows {
namespace {

std::string tower(std::size_t parts) {
    std::string key = "a";
    for (std::size_t i = 1; i < parts; ++i)
        key += ".a";
    return key;
}

}  // namespace

TEST_CASE("a key of many parts is found, wherever keys can stand") {
    for (const std::string_view before :
         {"", "a = 1\n", "[", "[[", "a = { ", "a = [{", "a = [{ b = 1, ", "a = \"\"\n",
          "a = \"\\\\\"\n", "a = \"\\\"\"\n", "a = '\\'\n", "a = '''\n.'''''\n",
          "a = \"\"\"\n.\\\"\"\"\"\n", "# \"\n", "a = \"#\"\n", "a = 'it said \"'\n", "\"b.b\".",
          "' '. \t"}) {
        INFO(before);
        const std::string toml{before};
        CHECK(find_long_key(toml + tower(5), 4).has_value());
        CHECK_FALSE(find_long_key(toml + tower(3), 4).has_value());
    }
}

TEST_CASE("full stops in text, comments, numbers and beside each other are no parts") {
    for (const std::string_view toml :
         {"a = \"......\"", "a = '......'", "a = \"\"\"\n.....\n\"\"\"", "a = '''\n.....'\n'''",
          "# ......", "a = 1 # ......", "a = [1.0, 1.1, 1.2, 1.3, 1.4]",
          "a.b = 1\na.c = 1\na.d = 1", "[a.b]\n[a.c]\n[a.d]\n", "a = { b.c = 1, b.d = 1, b.e = 1 }",
          "a = \"\\\".....\"", "a = \"\"\"\"\"\"\"\" # ....", ""}) {
        INFO(toml);
        CHECK_FALSE(find_long_key(toml, 4).has_value());
    }
}

TEST_CASE("the line of a long key is named") {
    CHECK(find_long_key("a = 1\n'''\n\n'''\n" + tower(5), 4) == 5);
    CHECK(find_long_key("\"\\\n\"" + tower(5), 4) == 2);
}

TEST_CASE("bytes that end in the middle of something are no key") {
    for (const std::string_view toml : {"\"", "'", "\"\"\"", "'''", "\"\\", "\"\"\"\\", "#", "\"\"",
                                        "''", "a = \"....", "'...."}) {
        INFO(toml);
        CHECK_FALSE(find_long_key(toml, 4).has_value());
    }
}

TEST_CASE("towers of tables are refused before they are built") {
    const auto tall = tower(100'000);
    for (const auto& toml : {tall + " = 1", "[" + tall + "]", "a = { " + tall + " = 1 }"}) {
        const auto faults = parse_definition(toml).faults;
        CHECK(said(faults) ==
              std::vector<std::string>{"file (line 1): has a key of more than 16 parts"});
    }
    std::string nested;
    for (int i = 0; i < 10'000; ++i)
        nested += "a = [{\n" + tower(16) + " = ";
    CHECK(places(parse_definition(nested).faults) == std::vector<std::string>{"file"});
}

}  // namespace saksgang::workflows
