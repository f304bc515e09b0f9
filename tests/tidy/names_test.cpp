// SPDX-License-Identifier: EUPL-1.2
// Two types of one name in one namespace are undefined behaviour that no compiler sees: the linker
// takes what the one's templates became for the other's.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "tests/support/catch.hpp"
#include "tests/tidy/source_tree.hpp"

namespace saksgang::tidy {
namespace {

// "struct Piece {", "class Pages final : public …": the name, where a line begins a definition.
std::optional<std::string> defined_on(std::string_view line) {
    if (!line.contains('{')) return std::nullopt;
    for (const std::string_view start : {"struct ", "class ", "enum class "}) {
        if (!line.starts_with(start)) continue;
        line.remove_prefix(start.size());
        const auto name = line.substr(0, line.find_first_of(" {:"));
        // A::B is A's, and one of a kind in A.
        if (name.empty() || line.substr(name.size()).starts_with("::")) return std::nullopt;
        return std::string{name};
    }
    return std::nullopt;
}

// The types with linkage that a file defines, with their namespace.
std::set<std::string> types_of(const SourceFile& file) {
    std::set<std::string> types;
    std::string space;
    bool own = false;  // to the file
    for (const std::string& line : file.lines) {
        if (line == "namespace {") own = true;
        if (line == "}  // namespace") own = false;
        if (line.starts_with("namespace saksgang")) space = line.substr(10, line.size() - 12);
        if (own) continue;
        if (const auto name = defined_on(line)) types.insert(space + "::" + *name);
    }
    return types;
}

}  // namespace

TEST_CASE("no two files of the product define types of one name in one namespace") {
    std::map<std::string, std::string> defined_in;
    for (const auto& file : source_files()) {
        if (!is_product(file)) continue;
        for (const auto& type : types_of(file)) {
            const auto [known, is_new] = defined_in.emplace(type, file.path);
            INFO(type << " in " << known->second << " and in " << file.path);
            CHECK(is_new);
        }
    }
    CHECK(defined_in.size() > 500);
}

}  // namespace saksgang::tidy
