// SPDX-License-Identifier: EUPL-1.2
// Git tampered with: branches, tags, objects; by itself, and together with what the store
// remembers.
#include <fmt/format.h>

#include <filesystem>

#include "daemon/app/verify_report.hpp"
#include "tests/integration/app/good_history.hpp"
#include "tests/support/catch.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {
namespace {

using tests::Copy;
using tests::good_history;

const std::string branch = "refs/heads/documents/strategi-2025";

// Only git's check finds it; the first entry is this one.
void check_git_found(const Copy& copy, std::optional<Seq> entry) {
    const auto verification = copy.verified();
    INFO(to_text(verification));
    CHECK(verification.journal.holds());
    CHECK(verification.contents.holds());
    CHECK(verification.state.holds());
    REQUIRE_FALSE(verification.git.holds());
    CHECK(verification.git.findings.front().entry == entry);
}

// Another text on the branch, after the version that `parent` names; returns the commit.
std::string forge_after(const Copy& copy, const std::string& parent) {
    const auto blob = copy.git("hash-object -w --stdin <<'END'\n# En annen strategi\nEND\n");
    const auto tree = copy.git("mktree <<'END'\n100644 blob " + blob + "\ttext.md\nEND\n");
    return copy.git("commit-tree " + tree + " -p " + parent + " -m forged");
}

void remember(const Copy& copy, const std::string& ref, const std::string& oid) {
    copy.sql(fmt::format("UPDATE ref_expected SET oid = X'{}' WHERE name = '{}'", oid, ref));
}

TEST_CASE("a rewritten branch is found, and the version that is gone from it named") {
    const Copy copy;
    copy.git("update-ref " + branch + " " + forge_after(copy, branch + "~1"));
    check_git_found(copy, good_history().third_saved);
}

TEST_CASE("so is one that the store was made to remember") {
    const Copy copy;
    const auto forged = forge_after(copy, branch + "~1");
    copy.git("update-ref " + branch + " " + forged);
    remember(copy, branch, forged);
    check_git_found(copy, good_history().third_saved);
}

TEST_CASE("a branch that was set back is found, although every object is whole") {
    const Copy copy;
    copy.git("update-ref " + branch + " " + branch + "~2");
    check_git_found(copy, good_history().second_saved);
}

TEST_CASE("a branch that goes on where no entry does is found") {
    const Copy copy;
    copy.git("update-ref " + branch + " " + forge_after(copy, branch));
    check_git_found(copy, good_history().third_saved);
}

TEST_CASE("a branch that is gone is found") {
    const Copy copy;
    copy.git("update-ref -d " + branch);
    check_git_found(copy, good_history().first_saved);
}

TEST_CASE("a ref on its way forward is no fault, and behind without an intent it is one") {
    const Copy copy;
    const auto third = copy.git("rev-parse " + branch);
    const auto second = copy.git("rev-parse " + branch + "~1");
    copy.git("update-ref " + branch + " " + second);
    CHECK_FALSE(copy.verified().holds());
    copy.sql(fmt::format(
        "INSERT INTO ref_intent (name, before_oid, after_oid) VALUES ('{}', X'{}', X'{}')", branch,
        second, third));
    CHECK(copy.verified().holds());
}

TEST_CASE("a section that is not in the text it was decided on in is found, however well forged") {
    const Copy copy;
    const auto entry = good_history().decided_part;
    copy.rewrite(entry, to_hex(journal::sha256(tests::decided_lines)), std::string(64, '0'), true);
    copy.recompute_checkpoints();
    copy.rebuild();
    check_git_found(copy, entry);
}

TEST_CASE("a release's tag that is gone or moved is found, and the release named") {
    const Copy gone;
    gone.git("update-ref -d refs/tags/strategi-2025/v2");
    check_git_found(gone, good_history().released);

    const Copy moved;
    const auto other = moved.git("rev-parse refs/tags/strategi-2025/v3");
    moved.git("update-ref refs/tags/strategi-2025/v2 " + other);
    check_git_found(moved, good_history().released);
    remember(moved, "refs/tags/strategi-2025/v2", other);
    check_git_found(moved, good_history().released);

    const Copy plain;  // a tag without an annotation, on the right commit
    const auto commit = plain.git("rev-parse " + branch + "~1");
    plain.git("update-ref refs/tags/strategi-2025/v2 " + commit);
    remember(plain, "refs/tags/strategi-2025/v2", commit);
    check_git_found(plain, good_history().released);
}

TEST_CASE("a ref that no entry made is found, also where the store remembers it") {
    const Copy copy;
    const auto commit = copy.git("rev-parse " + branch);
    copy.git("update-ref refs/heads/side " + commit);
    check_git_found(copy, std::nullopt);
    copy.sql(fmt::format("INSERT INTO ref_expected VALUES ('refs/heads/side', X'{}')", commit));
    check_git_found(copy, std::nullopt);
}

TEST_CASE("a workflow definition that was moved or rewritten is found") {
    const Copy copy;
    copy.git("update-ref refs/heads/main " + forge_after(copy, "refs/heads/main"));
    check_git_found(copy, good_history().installed);
}

TEST_CASE("a text whose object was replaced, torn or taken away is found, and its entry named") {
    namespace fs = std::filesystem;
    const auto replaced = [](const Copy& copy, const fs::path& file) {
        const auto other = copy.git("rev-parse " + branch + ":text.md");
        fs::copy_file(copy.object_file(other), file);
    };
    const auto torn = [](const Copy&, const fs::path& file) {
        std::FILE* empty = std::fopen(file.c_str(), "w");
        REQUIRE(empty != nullptr);
        std::fclose(empty);
    };
    const auto taken = [](const Copy&, const fs::path&) {};
    const std::vector<std::function<void(const Copy&, const fs::path&)>> ways{replaced, torn,
                                                                              taken};
    for (const std::string what : {"~1:text.md", "~1"}) {
        for (std::size_t way = 0; way < ways.size(); ++way) {
            INFO(what << ", way " << way);
            const Copy copy;
            const auto file = copy.object_file(copy.git("rev-parse " + branch + what));
            REQUIRE(fs::exists(file));
            fs::remove(file);
            ways[way](copy, file);
            check_git_found(copy, good_history().second_saved);
        }
    }
}

TEST_CASE("without a repository there is one finding, and the rest is checked all the same") {
    const Copy copy;
    std::filesystem::remove_all(copy.open().text_repository());
    const auto verification = copy.verified();
    CHECK(verification.git.findings.size() == 1);
    CHECK(verification.journal.holds());
    CHECK(verification.state.holds());
}

}  // namespace
}  // namespace saksgang::app
