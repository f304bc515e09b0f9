// SPDX-License-Identifier: EUPL-1.2
#include "repo/ref_files.hpp"

#include <array>
#include <fstream>
#include <string_view>

#include "workflows/core/ids.hpp"

namespace saksgang::repo {
namespace {

bool is_whole(const std::filesystem::path& path) {
    std::array<char, Oid::size * 2 + 1> start{};  // an id and a line end; enough of any ref
    std::ifstream file{path, std::ios::binary};
    file.read(start.data(), start.size());
    const std::string_view content{start.data(), static_cast<std::size_t>(file.gcount())};
    if (content.starts_with("ref: ")) return true;
    return from_hex<Oid>(content.substr(0, content.find('\n'))).has_value();
}

}  // namespace

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    return files;
}

std::vector<std::filesystem::path> torn_refs(const std::filesystem::path& repository) {
    std::vector<std::filesystem::path> torn;
    for (auto& path : files_below(repository / "refs")) {
        if (path.extension() != ".lock" && !is_whole(path)) torn.push_back(std::move(path));
    }
    return torn;
}

}  // namespace saksgang::repo
