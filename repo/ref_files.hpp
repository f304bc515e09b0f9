// SPDX-License-Identifier: EUPL-1.2
// Refs as files: those libgit2 passes over in silence because their bytes were lost.
#pragma once

#include <filesystem>
#include <vector>

namespace saksgang::repo {

// Every regular file below a folder, listed whole before anything is done about one.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

// Files under refs/ that hold neither an id nor another ref's name; locks are no refs.
std::vector<std::filesystem::path> torn_refs(const std::filesystem::path& repository);

}  // namespace saksgang::repo
