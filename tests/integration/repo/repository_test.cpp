// SPDX-License-Identifier: EUPL-1.2
// Repositories are made, opened and read.
#include <filesystem>

#include "tests/integration/repo/sandbox.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

TEST_CASE("a new repository is bare, points to main and throws nothing away") {
    const Sandbox sandbox;
    CHECK(sandbox.git_says("rev-parse --is-bare-repository") == "true");
    CHECK(sandbox.git_says("symbolic-ref HEAD") == "refs/heads/main");
    const std::vector<std::pair<std::string, std::string>> settings{
        {"core.fsync", "all"}, {"core.logAllRefUpdates", "always"},
        {"gc.auto", "0"},      {"receive.autogc", "false"},
        {"core.bare", "true"}, {"transfer.fsckObjects", "true"},
    };
    for (const auto& [key, value] : settings)
        CHECK(sandbox.git_says("config " + key) == value);
    CHECK(sandbox.open().list_refs().empty());
    CHECK(sandbox.open().fsck().empty());
    CHECK(sandbox.open().clear_debris().empty());
}

TEST_CASE("a repository is created once, and opened only where there is one") {
    const Sandbox sandbox;
    CHECK(Repository::create(sandbox.git_folder()).error().code == Errc::already_exists);
    CHECK(Repository::open(sandbox.folder()).error().code == Errc::not_found);
    CHECK(Repository::open(sandbox.folder() / "nowhere").error().code == Errc::not_found);
    CHECK(Repository::create(sandbox.folder() / "published" / "strategi.git"));
    CHECK(Repository::open(sandbox.folder() / "published" / "strategi.git"));
}

TEST_CASE("what is not there, or is something else, is not found") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit request = a_commit("# En\n");
    request.files = {{"folder/file.txt", "x"}};
    const StagedCommit commit = staged(repository, request);
    const Oid nobody{.value = {1}};

    CHECK(repository.read_blob(nobody).error().code == Errc::not_found);
    CHECK(repository.read_blob(commit.commit).error().code == Errc::not_found);
    CHECK(repository.read_text(nobody).error().code == Errc::not_found);
    CHECK(repository.read_text(commit.tree).error().code == Errc::not_found);
    CHECK(repository.read_text(commit.commit).error().code == Errc::not_found);
    CHECK(repository.read_file(commit.commit, "folder").error().code == Errc::not_found);
    CHECK(repository.read_file(commit.commit, "folder/other").error().code == Errc::not_found);
    CHECK(repository.read_file(commit.commit, "").error().code == Errc::not_found);
    CHECK(repository.read_commit(nobody).error().code == Errc::not_found);
    CHECK(repository.peel_tag(nobody).error().code == Errc::not_found);
    CHECK(repository.peel_tag(commit.commit).error().code == Errc::not_found);
    CHECK(repository.read_commit(commit.commit)->text_blob == std::nullopt);
    CHECK(repository.read_ref("refs/heads/main").value() == std::nullopt);
}

}  // namespace
}  // namespace saksgang::repo
