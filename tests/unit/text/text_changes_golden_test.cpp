// SPDX-License-Identifier: EUPL-1.2
// Pairs of small texts with the changes a reader should be shown, and the class each should get:
// tests/fixtures/changes/NN-name/{old.md,new.md,expected.txt}.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/unit/text/marked.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::repo {
namespace {

namespace fs = std::filesystem;

std::string contents_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    REQUIRE(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<fs::path> golden_folders() {
    std::vector<fs::path> folders;
    for (const auto& entry :
         fs::directory_iterator{fs::path{SAKSGANG_SOURCE_DIR} / "tests/fixtures/changes"})
        folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

TEST_CASE("each golden pair is told as written down") {
    const auto folders = golden_folders();
    CHECK(folders.size() >= 110);
    for (const fs::path& folder : folders) {
        const std::string before = contents_of(folder / "old.md");
        const std::string after = contents_of(folder / "new.md");
        const auto changes = text_changes(before, after);
        REQUIRE(changes);
        INFO(folder.filename().string());
        CHECK(marked(*changes) == contents_of(folder / "expected.txt"));
        CHECK(old_text_from(*changes) == before);
        CHECK(new_text_from(*changes) == after);
        for (const PassageChange& change : changes->passages) {
            for (const Remark& remark : change.remarks.heaviest)
                CHECK(say(Language::nn, remark.phrase) != remark.phrase.key);
        }
    }
}

}  // namespace
}  // namespace saksgang::repo
