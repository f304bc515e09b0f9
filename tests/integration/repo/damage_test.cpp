// SPDX-License-Identifier: EUPL-1.2
// What crashes and bad disks leave behind is found, and moved out of the way.
#include <algorithm>
#include <filesystem>

#include "repo/check.hpp"
#include "repo/object_files.hpp"
#include "tests/integration/repo/sandbox.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

namespace fs = std::filesystem;

const std::string damaged_branch = branch_of(DocumentSlug{"strategi"});

fs::path loose_path(const Sandbox& sandbox, const Oid& id) {
    const std::string name = to_hex(id);
    return sandbox.git_folder() / "objects" / name.substr(0, 2) / name.substr(2);
}

bool mentions(const std::vector<std::string>& sentences, const std::string& words) {
    return std::ranges::any_of(sentences, [&](const std::string& sentence) {
        return sentence.find(words) != std::string::npos;
    });
}

TEST_CASE("staging heals a torn object that only seems to be there") {
    const std::string torn = GENERATE("", "garbage");
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit commit = staged(repository, a_commit("# En\n"));
    overwrite(loose_path(sandbox, commit.blobs.front()), torn);
    CHECK(staged(repository, a_commit("# En\n")).commit == commit.commit);
    CHECK(sandbox.open().read_text(commit.commit) == "# En\n");
    CHECK(sandbox.git("fsck --strict --full").status == 0);
}

TEST_CASE("a parent that cannot be read is an outcome nobody knows") {
    const Sandbox sandbox;
    const StagedCommit first = [&] {
        Repository repository = sandbox.open();
        return staged(repository, a_commit("# En\n"));
    }();
    overwrite(loose_path(sandbox, first.commit), "garbage");
    Repository repository = sandbox.open();
    const StageCommit request = a_commit("# To\n", first.commit);
    CHECK_THROWS_AS(repository.stage({&request, 1}), GitFailure);
}

TEST_CASE("a disk that refuses writes throws, and leaves nothing half-written") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const fs::path pack_folder = sandbox.git_folder() / "objects" / "pack";
    fs::remove(pack_folder);
    const std::vector<StageCommit> requests{a_commit("# En\n"), a_commit("# To\n")};
    CHECK_THROWS(repository.stage(requests));
    fs::create_directory(pack_folder);
    CHECK(fs::is_empty(pack_folder));
    CHECK(repository.stage(requests).front());
}

TEST_CASE("fsck finds nothing wrong with what we wrote") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit first = staged(repository, a_commit("# En\n"));
    const std::vector<StageCommit> requests{a_commit("# To\n", first.commit), a_commit("# Tre\n")};
    const auto batch = repository.stage(requests);
    REQUIRE(repository.move_ref({.name = damaged_branch, .before = {}, .after = batch[0]->commit}));
    CHECK(repository.fsck().empty());
}

TEST_CASE("fsck finds every object that is torn, missing or another's") {
    enum class Damage { empty, garbage, missing, swapped, truncated };
    const Damage damage = GENERATE(Damage::empty, Damage::garbage, Damage::missing, Damage::swapped,
                                   Damage::truncated);
    const int which = GENERATE(0, 1, 2);
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit first = staged(repository, a_commit("# En\n"));
    const StagedCommit second = staged(repository, a_commit("# To\n", first.commit));
    REQUIRE(repository.move_ref({.name = damaged_branch, .before = {}, .after = second.commit}));
    REQUIRE(repository.fsck().empty());

    const Oid victim =
        std::vector{first.commit, first.tree, first.blobs.front()}[static_cast<std::size_t>(which)];
    const Oid other = std::vector{second.commit, second.tree,
                                  second.blobs.front()}[static_cast<std::size_t>(which)];
    const fs::path path = loose_path(sandbox, victim);
    switch (damage) {
        case Damage::empty:
            overwrite(path, "");
            break;
        case Damage::garbage:
            overwrite(path, "\x78\x01garbage");
            break;
        case Damage::missing:
            fs::remove(path);
            break;
        case Damage::swapped:
            overwrite(path, bytes_of_file(loose_path(sandbox, other)));
            break;
        case Damage::truncated:
            overwrite(path, bytes_of_file(path).substr(0, bytes_of_file(path).size() / 2));
            break;
    }
    const auto faults = repository.fsck();
    REQUIRE(faults.size() == 1);
    CHECK(mentions(faults, "object " + to_hex(victim)));
}

TEST_CASE("fsck reads a damaged pack without falling over") {
    const Sandbox sandbox;
    Oid commit;
    {
        Repository repository = sandbox.open();
        const std::vector<StageCommit> requests{a_commit("# En\n" + std::string(5000, 'x')),
                                                a_commit("# To\n")};
        commit = repository.stage(requests).front()->commit;
        REQUIRE(repository.move_ref({.name = damaged_branch, .before = {}, .after = commit}));
    }
    const fs::path pack = sandbox.packs().front();
    const std::string whole = bytes_of_file(pack);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        overwrite(pack, damaged);
        const Repository repository = sandbox.open();
        const auto faults = repository.fsck();
        INFO(at);
        // Only the other commit's objects may take a blow unseen: no ref reaches them.
        CHECK(faults.size() <= 3);
    }
    overwrite(pack, whole.substr(0, 40));
    CHECK_FALSE(sandbox.open().fsck().empty());
}

TEST_CASE("fsck reports a ref that is torn or leads nowhere") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const Oid commit = staged(repository, a_commit("# En\n")).commit;
    REQUIRE(repository.move_ref({.name = damaged_branch, .before = {}, .after = commit}));
    const std::string content =
        GENERATE("", "garbage\n", "0123456789012345678901234567890123456789\n");
    overwrite(sandbox.git_folder() / damaged_branch, content);
    const auto faults = repository.fsck();
    REQUIRE(faults.size() == 1);
    CHECK(mentions(faults, damaged_branch));
}

TEST_CASE("fsck follows tags, and knows a tree from a file") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit commit = staged(repository, a_commit("# En\n"));
    const Oid tag = repository
                        .stage_tag({.target = commit.commit,
                                    .name = "strategi/v1",
                                    .tagger = a_commit("").author,
                                    .message = "Vedtatt"})
                        .value();
    REQUIRE(repository.move_ref({.name = "refs/tags/strategi/v1", .before = {}, .after = tag}));
    CHECK(repository.fsck().empty());
    fs::remove(loose_path(sandbox, commit.blobs.front()));
    CHECK(mentions(repository.fsck(), "'text.md'"));

    // A tree that calls a commit a folder: only a forger makes one.
    const Object liar =
        make_tree({{"folder", TreeEntry{.mode = folder_mode, .id = commit.commit}}});
    const Object forged = *make_commit(a_commit("# En\n"), liar.id);
    ObjectFiles{sandbox.git_folder() / "objects"}.write(std::vector{liar, forged});
    REQUIRE(repository.move_ref({.name = damaged_branch, .before = {}, .after = forged.id}));
    CHECK(mentions(repository.fsck(), "is a commit and not a tree"));
}

TEST_CASE("locks left by a crash are moved aside, and the ref moves again") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit first = staged(repository, a_commit("# En\n"));
    const StagedCommit second = staged(repository, a_commit("# To\n", first.commit));
    REQUIRE(repository.move_ref({.name = damaged_branch, .before = {}, .after = first.commit}));
    const fs::path git = sandbox.git_folder();
    for (const std::string& lock : {damaged_branch + ".lock", std::string{"HEAD.lock"},
                                    std::string{"packed-refs.lock"}, std::string{"config.lock"}}) {
        overwrite(git / lock, to_hex(second.commit));
    }
    const auto done = repository.clear_debris();
    CHECK(done.size() == 4);
    CHECK(mentions(done, "refs/heads/documents/strategi.lock"));
    CHECK(repository.move_ref(
        {.name = damaged_branch, .before = first.commit, .after = second.commit}));
    CHECK(sandbox.git("pack-refs --all").status == 0);
    CHECK(repository.clear_debris().empty());
}

TEST_CASE("torn and half-written files are moved aside, whole ones stay") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit good = staged(repository, a_commit("# En\n"));
    const StagedCommit torn = staged(repository, a_commit("# To\n"));
    const fs::path objects = sandbox.git_folder() / "objects";
    overwrite(loose_path(sandbox, torn.blobs.front()), "");
    overwrite(loose_path(sandbox, torn.tree), "\x78\x01half");
    overwrite(loose_path(sandbox, torn.commit),
              bytes_of_file(loose_path(sandbox, good.commit)));  // another's bytes
    overwrite(objects / "tmp_object_git2_a1B2c3", "half");
    overwrite(objects / "pack" / "tmp_obj_pack-1.pack", "half");
    overwrite(loose_path(sandbox, good.commit).parent_path() / "tmp_obj_a1B2c3", "half");
    overwrite(objects / "pack" / "pack-1.pack", "PACK");

    const auto done = repository.clear_debris();
    CHECK(done.size() == 7);
    CHECK(repository.read_text(good.commit) == "# En\n");
    CHECK(sandbox.loose_objects().size() == 3);
    const auto quarantined =
        std::distance(fs::directory_iterator{sandbox.git_folder() / "quarantine"}, {});
    CHECK(quarantined == 7);
    CHECK(staged(repository, a_commit("# To\n")).commit == torn.commit);
    CHECK(sandbox.git("fsck --strict --full").status == 0);
}

TEST_CASE("what is moved aside twice is kept twice") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    for (const std::string_view bytes : {"first", "second"}) {
        overwrite(sandbox.git_folder() / "HEAD.lock", bytes);
        REQUIRE(repository.clear_debris().size() == 1);
    }
    CHECK(bytes_of_file(sandbox.git_folder() / "quarantine" / "HEAD.lock") == "first");
    CHECK(bytes_of_file(sandbox.git_folder() / "quarantine" / "HEAD.lock.1") == "second");
}

TEST_CASE("a ref whose bytes were lost is moved aside, and an older value shows again") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const Oid commit = staged(repository, a_commit("# En\n")).commit;
    REQUIRE(repository.move_ref({.name = damaged_branch, .before = {}, .after = commit}));
    const std::string torn = GENERATE(std::string{}, std::string(41, '\0'));
    overwrite(sandbox.git_folder() / damaged_branch, torn);
    overwrite(sandbox.git_folder() / "refs/heads/main", torn);
    CHECK_THROWS_AS(repository.read_ref(damaged_branch), GitFailure);
    CHECK(repository.fsck().size() == 2);
    const auto done = repository.clear_debris();
    CHECK(done.size() == 2);
    CHECK(mentions(done, "a torn ref"));
    CHECK(repository.read_ref(damaged_branch).value() == commit);
    CHECK(repository.read_ref("refs/heads/main").value() == std::nullopt);
    CHECK(repository.move_ref({.name = "refs/heads/main", .before = {}, .after = commit}));
}

TEST_CASE("an old torn object is fsck's to find, not start-up's") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit old = staged(repository, a_commit("# En\n"));
    const fs::path path = loose_path(sandbox, old.blobs.front());
    overwrite(path, "");
    fs::last_write_time(
        path, fs::last_write_time(loose_path(sandbox, old.tree)) - std::chrono::hours{25});
    CHECK(repository.clear_debris().empty());
}

}  // namespace
}  // namespace saksgang::repo
