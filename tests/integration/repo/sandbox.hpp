// SPDX-License-Identifier: EUPL-1.2
// A real bare repository in a folder of its own, gone when the test is; and the git command line,
// the other implementation everything written must please.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "repo/repository.hpp"

namespace saksgang::repo {

struct GitOutput {
    int status = 0;
    std::string text;  // both streams
};

class Sandbox {
public:
    Sandbox();
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path git_folder() const { return folder_ / "text.git"; }
    Repository open() const;  // another handle on the same repository

    // Runs git in the repository; `arguments` as a shell takes them.
    GitOutput git(const std::string& arguments) const;
    std::string git_says(const std::string& arguments) const;  // must succeed; last line end off

    // Files of a folder in the repository, by name; fan-out folders' names joined.
    std::vector<std::filesystem::path> loose_objects() const;
    std::vector<std::filesystem::path> packs() const;

private:
    Library library_;
    std::filesystem::path folder_;
};

// A first commit of one text, unless changed.
StageCommit a_commit(std::string text, std::optional<Oid> parent = std::nullopt);

// Stages one that must succeed.
StagedCommit staged(Repository& repository, const StageCommit& request);

std::string bytes_of_file(const std::filesystem::path& path);
void overwrite(const std::filesystem::path& file, std::string_view bytes);

}  // namespace saksgang::repo
