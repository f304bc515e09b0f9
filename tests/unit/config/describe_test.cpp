// SPDX-License-Identifier: EUPL-1.2
// The documentation is the table: docs/configuration.md is compared byte by byte.
// To write it anew: SAKSGANG_WRITE_DOCS=1 and run this executable.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "daemon/config/settings.hpp"
#include "tests/support/catch.hpp"

using namespace saksgang;

TEST_CASE("docs/configuration.md is what the table says") {
    const std::string path = SAKSGANG_SOURCE_DIR "/docs/configuration.md";
    if (std::getenv("SAKSGANG_WRITE_DOCS") != nullptr) std::ofstream{path} << config::describe();
    std::ifstream in{path};
    const std::string page{std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
    CHECK(page == config::describe());
}

TEST_CASE("page and help name every setting, with its default and its constraint") {
    const auto page = config::describe();
    const auto help = config::help_text();
    for (const auto& setting : config::settings()) {
        INFO(setting.key);
        CHECK(page.find("## " + std::string{setting.key} + "\n") != std::string::npos);
        CHECK(page.find("`" + config::variable_of(setting) + "`") != std::string::npos);
        CHECK(help.find("\n  " + std::string{setting.key} + "\n") != std::string::npos);
    }
}

TEST_CASE("the help fits a terminal") {
    std::istringstream lines{config::help_text()};
    for (std::string line; std::getline(lines, line);)
        CHECK(line.size() <= 90);
}
