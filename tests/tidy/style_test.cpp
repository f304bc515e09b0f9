// SPDX-License-Identifier: EUPL-1.2
// Style that a machine can hold: sizes, banned calls, licence lines.
#include <array>
#include <string_view>

#include "tests/support/catch.hpp"
#include "tests/tidy/source_tree.hpp"

namespace saksgang::tidy {
namespace {

constexpr std::size_t source_lines_max = 500;
constexpr std::size_t header_lines_max = 300;
constexpr std::size_t test_lines_max = 600;
constexpr std::size_t columns_max = 100;
constexpr std::size_t function_lines_max = 70;

struct Ban {
    std::string_view words;
    std::string_view allowed_in;  // the beginning of a path; empty: nowhere
    std::string_view instead;
};

constexpr std::array bans{
    Ban{"system_clock::now", "workflows/core/time.cpp", "a Clock"},
    Ban{"std::thread", "daemon/runtime/", "a Pool of daemon/runtime"},
    Ban{"asio::detached", "daemon/runtime/", "runtime's spawn, which logs"},
    Ban{"TO"
        "DO",
        "", "an issue"},
    Ban{"FIX"
        "ME",
        "", "the mended code"},
    Ban{"using namespace std", "", "names"},
    Ban{"std::rand", "", "an Rng"},
    Ban{"json::value{", "", "json::value(…): in braces it is a list of one"},
    Ban{"sleep_for", "", "a timer, or a clock of the test's own"},
};

// Counts code points, not bytes: æ, ø and å are one column each.
std::size_t columns(std::string_view line) {
    std::size_t count = 0;
    for (char c : line)
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
}

std::size_t lines_max(const SourceFile& file) {
    if (!is_product(file)) return test_lines_max;
    return file.path.ends_with(".hpp") ? header_lines_max : source_lines_max;
}

bool opens_a_function(std::string_view line) {
    if (line.empty() || std::string_view{" }#/"}.find(line.front()) != std::string_view::npos) {
        return false;
    }
    for (std::string_view scope : {"namespace", "class", "struct", "enum", "constexpr", "const "}) {
        if (line.starts_with(scope) && line.find('(') == std::string_view::npos) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("every source file opens with its licence") {
    for (const auto& file : source_files()) {
        INFO(file.path);
        REQUIRE_FALSE(file.lines.empty());
        CHECK(file.lines.front() == "// SPDX-License-Identifier: EUPL-1.2");
    }
}

TEST_CASE("files and lines keep to their size") {
    for (const auto& file : source_files()) {
        INFO(file.path);
        CHECK(file.lines.size() <= lines_max(file));
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (columns(file.lines[i]) > columns_max) {
                FAIL_CHECK(file.path << ":" << i + 1 << " is wider than " << columns_max);
            }
        }
    }
}

// clang-format closes a function at column one, so its length can be read off the braces.
TEST_CASE("a function fits on a screen") {
    for (const auto& file : source_files()) {
        if (!is_product(file)) continue;
        std::size_t opened = 0;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (opens_a_function(file.lines[i])) opened = i + 1;
            if (file.lines[i] != "}" || opened == 0) continue;
            INFO(file.path << ":" << opened);
            CHECK(i + 1 - opened <= function_lines_max);
            opened = 0;
        }
    }
}

TEST_CASE("banned words stay out of the product") {
    for (const auto& file : source_files()) {
        if (!is_product(file)) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            for (const Ban& ban : bans) {
                if (!ban.allowed_in.empty() && file.path.starts_with(ban.allowed_in)) continue;
                if (file.lines[i].find(ban.words) == std::string::npos) continue;
                FAIL_CHECK(file.path << ":" << i + 1 << " says " << ban.words << "; use "
                                     << ban.instead);
            }
        }
    }
}

}  // namespace saksgang::tidy
