// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/source_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace saksgang::tidy {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const fs::path& path) {
    std::ifstream in{path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace

std::vector<SourceFile> source_files() {
    const fs::path root{SAKSGANG_SOURCE_DIR};
    std::vector<SourceFile> files;
    for (const char* folder : {"workflows", "repo", "webhooks", "daemon", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator{root / folder}) {
            const auto path = entry.path().lexically_relative(root).generic_string();
            if (path.find("node_modules") != std::string::npos) continue;
            if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp") continue;
            files.push_back({path, lines_of(entry.path())});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

bool is_product(const SourceFile& file) {
    return !file.path.starts_with("tests/");
}

}  // namespace saksgang::tidy
