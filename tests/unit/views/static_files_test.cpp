// SPDX-License-Identifier: EUPL-1.2
// Static files: found by their exact address, served as what they are, and asking for nothing.
#include "daemon/views/static_files.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include "tests/support/catch.hpp"

namespace saksgang::views {
namespace {

std::string in_the_tree(std::string_view name) {
    std::ifstream in{std::string{SAKSGANG_SOURCE_DIR} + "/daemon/views/static/" + std::string{name},
                     std::ios::binary};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

}  // namespace

TEST_CASE("every file is found at its own address, byte for byte as in the tree") {
    REQUIRE(static_files().size() >= 5);
    for (const StaticFile& file : static_files()) {
        INFO(file.name);
        const auto url = static_url(file.name);
        CHECK(std::regex_match(url, std::regex{"/static/[0-9a-f]{16}/[a-zA-Z0-9.-]+"}));
        const auto* found = find_static(url);
        REQUIRE(found != nullptr);
        CHECK(found->name == file.name);
        const bool same = found->bytes == in_the_tree(file.name);
        CHECK(same);
    }
}

TEST_CASE("no other address finds a file") {
    const auto url = static_url("saksgang.css");
    CHECK(find_static("") == nullptr);
    CHECK(find_static("/static/") == nullptr);
    CHECK(find_static("/static/saksgang.css") == nullptr);
    CHECK(find_static("/static/0000000000000000/saksgang.css") == nullptr);
    CHECK(find_static(url + "x") == nullptr);
    CHECK(find_static(url + "/") == nullptr);
    CHECK(find_static(url.substr(0, url.size() - 1)) == nullptr);
    CHECK(find_static(url.substr(0, url.rfind('/') + 1)) == nullptr);
    CHECK(find_static(url.substr(0, url.rfind('/')) + "/../" + url.substr(8)) == nullptr);
    CHECK(find_static(url.substr(1)) == nullptr);
}

TEST_CASE("content types are those of the files") {
    CHECK(find_static(static_url("saksgang.css"))->content_type == "text/css; charset=utf-8");
    CHECK(find_static(static_url("icon.svg"))->content_type == "image/svg+xml");
    CHECK(find_static(static_url("NOTICES.txt"))->content_type == "text/plain; charset=utf-8");
    CHECK(find_static(static_url("inter-latin-wght-normal.woff2"))->content_type == "font/woff2");
}

TEST_CASE("the style sheet asks for its own files and for nothing else") {
    const std::string css{find_static(static_url("saksgang.css"))->bytes};
    const std::regex url{R"(url\(["']?([^"')]*))"};
    int files = 0;
    for (std::sregex_iterator at{css.begin(), css.end(), url}, end; at != end; ++at) {
        const auto target = (*at)[1].str();
        if (target.starts_with("data:")) continue;
        INFO(target);
        const auto name = target.starts_with("./") ? target.substr(2) : target;
        CHECK(find_static(static_url("saksgang.css").substr(0, 25) + name) != nullptr);
        ++files;
    }
    CHECK(files == 2);
    CHECK(css.find("@import") == std::string::npos);
}

TEST_CASE("the licences of what we serve are served with it") {
    const std::string notices{find_static(static_url("NOTICES.txt"))->bytes};
    CHECK(notices.find("Digitaliseringsdirektoratet") != std::string::npos);
    CHECK(notices.find("Permission is hereby granted") != std::string::npos);
    CHECK(notices.find("SIL OPEN FONT LICENSE") != std::string::npos);
}

}  // namespace saksgang::views
