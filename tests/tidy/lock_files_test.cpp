// SPDX-License-Identifier: EUPL-1.2
// The lock files pin what is fetched by version and hash, and leave to whoever builds where it is
// fetched from: an address in one is a mirror of the person who wrote it.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/catch.hpp"

namespace saksgang::tidy {
namespace {

std::string read(const std::string& path) {
    std::ifstream in{std::filesystem::path{SAKSGANG_SOURCE_DIR} / path};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

TEST_CASE("no lock file says where a package is fetched from") {
    for (const char* path : {"tests/package-lock.json", "assets/package-lock.json"}) {
        INFO(path);
        const std::string text = read(path);
        CHECK(text.find("\"integrity\": \"sha512-") != std::string::npos);
        CHECK(text.find("\"resolved\":") == std::string::npos);
        CHECK(text.find(".tgz") == std::string::npos);
    }
}

}  // namespace saksgang::tidy
