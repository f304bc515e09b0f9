// SPDX-License-Identifier: EUPL-1.2
// The checkout as the tidy tests see it: its source files, line by line.
#pragma once

#include <string>
#include <vector>

namespace saksgang::tidy {

struct SourceFile {
    std::string path;  // from the root, with forward slashes
    std::vector<std::string> lines;
};

// Every .hpp and .cpp under the five source folders, sorted.
std::vector<SourceFile> source_files();

bool is_product(const SourceFile& file);  // not under tests/

}  // namespace saksgang::tidy
