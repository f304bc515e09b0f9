// SPDX-License-Identifier: EUPL-1.2
// The arrows of docs/architecture.md, read from the #includes.
#include <array>
#include <optional>
#include <string_view>

#include "tests/support/catch.hpp"
#include "tests/tidy/source_tree.hpp"

namespace saksgang::tidy {
namespace {

struct Room {
    std::string_view folder;  // the longest match wins
    int floor;                // doubled, so that 11 is 5½
};

constexpr std::array rooms{
    Room{"workflows/core/", 0},   Room{"workflows/", 2},    Room{"daemon/runtime/", 2},
    Room{"daemon/templates/", 2}, Room{"repo/", 4},         Room{"webhooks/", 4},
    Room{"daemon/store/", 6},     Room{"daemon/auth/", 6},  Room{"daemon/config/", 6},
    Room{"daemon/app/", 8},       Room{"daemon/http/", 10}, Room{"daemon/views/", 10},
    Room{"daemon/feeds/", 10},    Room{"daemon/cli/", 11},  Room{"daemon/main.cpp", 12},
};

struct Arrow {
    std::string_view from;
    std::string_view to;
};
constexpr std::array extra_arrows{Arrow{"daemon/http/", "daemon/views/"},
                                  Arrow{"daemon/http/", "daemon/feeds/"}};

std::optional<Room> room_of(std::string_view path) {
    std::optional<Room> best;
    for (const Room& room : rooms) {
        if (!path.starts_with(room.folder)) continue;
        if (!best || room.folder.size() > best->folder.size()) best = room;
    }
    return best;
}

bool allowed(const Room& from, const Room& to) {
    if (from.folder == to.folder || to.floor < from.floor) return true;
    for (const Arrow& arrow : extra_arrows) {
        if (arrow.from == from.folder && arrow.to == to.folder) return true;
    }
    return false;
}

std::optional<std::string_view> included(std::string_view line) {
    constexpr std::string_view start = "#include \"";
    if (!line.starts_with(start)) return std::nullopt;
    line.remove_prefix(start.size());
    return line.substr(0, line.find('"'));
}

}  // namespace

TEST_CASE("every product file stands in a room of the map") {
    for (const auto& file : source_files()) {
        INFO(file.path);
        if (is_product(file)) CHECK(room_of(file.path).has_value());
    }
}

TEST_CASE("a room includes only what stands below it") {
    for (const auto& file : source_files()) {
        const auto from = room_of(file.path);
        if (!from) continue;
        for (const auto& line : file.lines) {
            const auto path = included(line);
            const auto to = path ? room_of(*path) : std::nullopt;
            INFO(file.path << " includes " << path.value_or(""));
            if (to) CHECK(allowed(*from, *to));
            if (path) CHECK(path->find("tests/") == std::string_view::npos);
        }
    }
}

TEST_CASE("Beast is included in at most three translation units and in no header") {
    int units = 0;
    for (const auto& file : source_files()) {
        for (const auto& line : file.lines) {
            if (!line.starts_with("#include <boost/beast")) continue;
            INFO(file.path);
            CHECK(file.path.ends_with(".cpp"));
            ++units;
            break;
        }
    }
    CHECK(units <= 3);
    CHECK(units >= 1);
}

TEST_CASE("the rules know neither Asio nor spdlog nor SQLite nor git") {
    for (const auto& file : source_files()) {
        if (!file.path.starts_with("workflows/")) continue;
        for (const auto& line : file.lines) {
            INFO(file.path << ": " << line);
            CHECK(line.find("#include <boost/asio") == std::string::npos);
            CHECK(line.find("#include <spdlog") == std::string::npos);
            CHECK(line.find("#include <sqlite3") == std::string::npos);
            CHECK(line.find("#include <git2") == std::string::npos);
        }
    }
}

}  // namespace saksgang::tidy
