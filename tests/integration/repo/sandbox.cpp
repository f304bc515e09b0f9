// SPDX-License-Identifier: EUPL-1.2
#include "tests/integration/repo/sandbox.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace fs = std::filesystem;

Sandbox::Sandbox() {
    std::string pattern = (fs::temp_directory_path() / "saksgang-repo-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    REQUIRE(Repository::create(git_folder()));
}

Sandbox::~Sandbox() {
    fs::remove_all(folder_);
}

Repository Sandbox::open() const {
    auto repository = Repository::open(git_folder());
    REQUIRE(repository);
    return *std::move(repository);
}

GitOutput Sandbox::git(const std::string& arguments) const {
    const std::string command = "cd '" + git_folder().string() +
                                "' && GIT_CONFIG_GLOBAL=/dev/null git " + arguments + " 2>&1";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    GitOutput output;
    std::array<char, 4096> buffer{};
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        output.text.append(buffer.data(), size);
    }
    output.status = WEXITSTATUS(::pclose(pipe));
    return output;
}

std::string Sandbox::git_says(const std::string& arguments) const {
    GitOutput output = git(arguments);
    INFO("git " << arguments << ": " << output.text);
    REQUIRE(output.status == 0);
    if (output.text.ends_with('\n')) output.text.pop_back();
    return output.text;
}

std::vector<fs::path> Sandbox::loose_objects() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{git_folder() / "objects"}) {
        const bool loose =
            entry.is_regular_file() && entry.path().parent_path().filename().string().size() == 2;
        if (loose) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::vector<fs::path> Sandbox::packs() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{git_folder() / "objects" / "pack"}) {
        if (entry.path().extension() == ".pack") files.push_back(entry.path());
    }
    return files;
}

StageCommit a_commit(std::string text, std::optional<Oid> parent) {
    return {.parent = parent,
            .files = {{"text.md", std::move(text)}},
            .keep_tree = false,
            .author = {.actor = {.role = Role::secretariat, .pseudonym = {"p-1f2e3d4c5b6a7988"}},
                       .when = *parse_instant("2024-03-12T09:30:00.250Z")},
            .message = "Save a working version"};
}

StagedCommit staged(Repository& repository, const StageCommit& request) {
    auto results = repository.stage({&request, 1});
    REQUIRE(results.size() == 1);
    REQUIRE(results.front());
    return *std::move(results.front());
}

std::string bytes_of_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void overwrite(const fs::path& file, std::string_view bytes) {
    // Objects are read-only, and replaced rather than written into.
    fs::remove(file);
    std::ofstream{file, std::ios::binary} << bytes;
}

}  // namespace saksgang::repo
