// SPDX-License-Identifier: EUPL-1.2
// Staging writes whole objects, durably, and git agrees with every one of them.
#include <set>

#include "tests/integration/repo/sandbox.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

const std::string draft = "# Strategi\n\nVi skal samarbeide på tvers.\n";

std::string long_text(int number) {
    std::string text = "# Strategi " + std::to_string(number) + "\n";
    while (text.size() < 20'000)
        text += "Et avsnitt om samarbeid, nummer " + std::to_string(number) + ".\n";
    return text;
}

TEST_CASE("a staged text reads back with its ids and its hash") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit first = staged(repository, a_commit(draft));

    CHECK(repository.read_text(first.commit) == draft);
    REQUIRE(first.blobs.size() == 1);
    CHECK(repository.read_blob(first.blobs.front()) == draft);
    REQUIRE(first.sha256.size() == 1);
    CHECK(sandbox.git_says("cat-file blob " + to_hex(first.blobs.front()) + " | sha256sum") ==
          to_hex(first.sha256.front()) + "  -");
    CHECK(sandbox.git_says("rev-parse " + to_hex(first.commit) + "^{tree}") == to_hex(first.tree));
    CHECK(sandbox.git_says("rev-parse " + to_hex(first.commit) + ":text.md") ==
          to_hex(first.blobs.front()));
}

TEST_CASE("a commit says who by role and pseudonym, when in UTC, and what") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit first = staged(repository, a_commit(draft));

    CHECK(sandbox.git_says("cat-file commit " + to_hex(first.commit)) ==
          "tree " + to_hex(first.tree) +
              "\n"
              "author Secretariat p-1f2e3d4c5b6a7988 <p-1f2e3d4c5b6a7988@saksgang.invalid> "
              "1710235800 +0000\n"
              "committer Secretariat p-1f2e3d4c5b6a7988 <p-1f2e3d4c5b6a7988@saksgang.invalid> "
              "1710235800 +0000\n"
              "\n"
              "Save a working version");
    const auto info = repository.read_commit(first.commit);
    REQUIRE(info);
    CHECK(info->tree == first.tree);
    CHECK(info->text_blob == first.blobs.front());
    CHECK(info->parents.empty());
    CHECK(info->author == "Secretariat p-1f2e3d4c5b6a7988");
    CHECK(info->message == "Save a working version\n");
    CHECK(info->when == parse_instant("2024-03-12T09:30:00.000Z"));
}

TEST_CASE("roles are written in words, and the system without a pseudonym") {
    const auto [role, pseudonym, name] = GENERATE(table<Role, std::string, std::string>({
        {Role::secretariat, "p-01", "Secretariat p-01 <p-01@saksgang.invalid>"},
        {Role::member, "p-02", "Member p-02 <p-02@saksgang.invalid>"},
        {Role::body_secretary, "p-03", "Body secretary p-03 <p-03@saksgang.invalid>"},
        {Role::auditor, "p-04", "Auditor p-04 <p-04@saksgang.invalid>"},
        {Role::administrator, "p-05", "Administrator p-05 <p-05@saksgang.invalid>"},
        {Role::system, "", "System <system@saksgang.invalid>"},
    }));
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit request = a_commit(draft);
    request.author.actor = {.role = role, .pseudonym = {pseudonym}};
    const StagedCommit commit = staged(repository, request);
    CHECK(sandbox.git_says("log -1 --format='%an <%ae>' " + to_hex(commit.commit)) == name);
}

TEST_CASE("a message keeps its paragraphs and ends its last line") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit request = a_commit(draft);
    request.message = "Høringsutkast\n\nEtter møtet i utvalget.\n";
    const StagedCommit commit = staged(repository, request);
    CHECK(repository.read_commit(commit.commit)->message == request.message);
    CHECK(sandbox.git_says("log -1 --format=%s " + to_hex(commit.commit)) == "Høringsutkast");
}

TEST_CASE("one commit alone is loose, several are one pack") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    staged(repository, a_commit(draft));
    CHECK(sandbox.loose_objects().size() == 3);
    CHECK(sandbox.packs().empty());

    std::vector<StageCommit> requests;
    for (int i = 0; i < 100; ++i)
        requests.push_back(a_commit(long_text(i)));
    const auto results = repository.stage(requests);
    REQUIRE(results.size() == 100);
    CHECK(sandbox.loose_objects().size() == 3);
    REQUIRE(sandbox.packs().size() == 1);
    std::set<Oid> commits;
    for (std::size_t i = 0; i < results.size(); ++i) {
        REQUIRE(results[i]);
        commits.insert(results[i]->commit);
        CHECK(repository.read_text(results[i]->commit) == requests[i].files.front().second);
    }
    CHECK(commits.size() == 100);
    const auto verified = sandbox.git("verify-pack -v " + sandbox.packs().front().string());
    CHECK(verified.status == 0);
    CHECK(verified.text.find("non delta: 300 objects") != std::string::npos);
    CHECK(sandbox.git("fsck --strict --full").status == 0);
}

TEST_CASE("requests that share a text share its blob") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit other = a_commit(draft);
    other.message = "The same text, said otherwise";
    const std::vector<StageCommit> requests{a_commit(draft), other, a_commit(draft)};
    const auto results = repository.stage(requests);
    REQUIRE(results.size() == 3);
    CHECK(results[0]->tree == results[1]->tree);
    CHECK(results[0]->commit == results[2]->commit);
    CHECK(results[0]->commit != results[1]->commit);
    CHECK(sandbox.loose_objects().size() == 4);
}

TEST_CASE("texts of every awkward size are packed right") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    std::vector<StageCommit> requests;
    // Around the steps of a pack's variable-length sizes, and beyond a zlib window.
    for (const std::size_t size :
         {0U, 1U, 15U, 16U, 2047U, 2048U, 262'143U, 262'144U, 1'000'000U}) {
        requests.push_back(a_commit(std::string(size, 'a')));
    }
    requests.push_back(a_commit(std::string("a\0b\xFF", 4)));
    const auto results = repository.stage(requests);
    for (std::size_t i = 0; i < results.size(); ++i) {
        REQUIRE(results[i]);
        CHECK(repository.read_text(results[i]->commit) == requests[i].files.front().second);
    }
    CHECK(sandbox.git("fsck --strict --full").status == 0);
}

TEST_CASE("a missing parent fails alone") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit first = staged(repository, a_commit(draft));
    const std::vector<StageCommit> requests{
        a_commit("# To\n", first.commit), a_commit("# Tre\n", Oid{.value = {1, 2, 3}}),
        a_commit("# Fire\n", first.blobs.front()), a_commit("# Fem\n", first.commit)};
    const auto results = repository.stage(requests);
    REQUIRE(results.size() == 4);
    CHECK(results[0]);
    CHECK(results[3]);
    for (const std::size_t missing : {1U, 2U}) {
        REQUIRE_FALSE(results[missing]);
        CHECK(results[missing].error().code == Errc::not_found);
        CHECK(results[missing].error().field == "parent");
    }
    CHECK(repository.read_commit(results[3]->commit)->parents == std::vector{first.commit});
}

TEST_CASE("folders are built, and the parent's files kept on request") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit request = a_commit("");
    request.files = {{"workflows/strategi.toml", "a"},
                     {"workflows.md", "b"},  // sorts before the folder: '.' < '/'
                     {"workflows-1", "c"},
                     {"workflows/deep/er/one.toml", "d"},
                     {"vedlegg/kart øst.pdf", "e"}};
    const StagedCommit first = staged(repository, request);
    CHECK(first.blobs.size() == 5);

    request.parent = first.commit;
    request.keep_tree = true;
    request.files = {{"workflows/horing.toml", "f"}, {"workflows/strategi.toml", "A"}};
    const StagedCommit second = staged(repository, request);
    const auto read = [&](const std::string& path) {
        return repository.read_file(second.commit, path).value_or("absent");
    };
    CHECK(read("workflows/strategi.toml") == "A");
    CHECK(read("workflows/horing.toml") == "f");
    CHECK(read("workflows/deep/er/one.toml") == "d");
    CHECK(read("workflows.md") == "b");
    CHECK(read("vedlegg/kart øst.pdf") == "e");
    CHECK(repository.read_file(first.commit, "workflows/strategi.toml") == "a");

    request.parent = second.commit;
    request.keep_tree = false;
    request.files = {{"workflows/strategi.toml", "B"}};
    const StagedCommit third = staged(repository, request);
    CHECK(sandbox.git_says("ls-tree -r --name-only " + to_hex(third.commit)) ==
          "workflows/strategi.toml");
    CHECK(sandbox.git("fsck --strict --full").status == 0);
}

TEST_CASE("a file is taken out of a kept tree, and a folder with its last file") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit request = a_commit("");
    request.files = {{"text.md", "a"}, {"attachments/a.pdf", "b"}, {"attachments/æ.pdf", "c"}};
    const StagedCommit first = staged(repository, request);
    CHECK(repository.list_files(first.tree) ==
          std::vector<Repository::TreeFile>{{"attachments/a.pdf", first.blobs[1]},
                                            {"attachments/æ.pdf", first.blobs[2]},
                                            {"text.md", first.blobs[0]}});
    request.parent = first.commit;
    request.keep_tree = true;
    request.files = {};
    request.removed = {"attachments/æ.pdf", "attachments/never.pdf", "nowhere/at-all.pdf"};
    const StagedCommit second = staged(repository, request);
    CHECK(sandbox.git_says("ls-tree -r --name-only " + to_hex(second.commit)) ==
          "attachments/a.pdf\ntext.md");
    request.parent = second.commit;
    request.removed = {"attachments/a.pdf"};
    const StagedCommit third = staged(repository, request);
    CHECK(sandbox.git_says("ls-tree -r --name-only " + to_hex(third.commit)) == "text.md");
    CHECK(repository.list_files(third.tree).value().size() == 1);
    CHECK(repository.list_files(third.commit).error().code == Errc::not_found);
    CHECK(sandbox.git("fsck --strict --full").status == 0);

    request.parent = third.commit;
    request.removed = {"text.md"};
    CHECK(repository.stage({&request, 1}).front().error().code == Errc::invalid_input);
    request.files = {{"text.md", "b"}};
    CHECK(repository.stage({&request, 1}).front().error().code == Errc::invalid_input);
}

TEST_CASE("a file gives way to a folder of its name") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit request = a_commit("");
    request.files = {{"plan", "a file"}};
    const StagedCommit first = staged(repository, request);
    request.parent = first.commit;
    request.keep_tree = true;
    request.files = {{"plan/2024.md", "in a folder"}};
    const StagedCommit second = staged(repository, request);
    CHECK(sandbox.git_says("ls-tree -r --name-only " + to_hex(second.commit)) == "plan/2024.md");
}

TEST_CASE("paths that could mean something else elsewhere are refused") {
    const std::string path = GENERATE(values<std::string>(
        {"", "/", "/text.md", "text.md/", "a//b", ".", "..", "../text.md", "a/../b", ".git/config",
         ".GIT/config", "a/.gitmodules", "git~1", "a\\b", "c:text.md", std::string("a\0b", 3),
         "a\nb", std::string(1025, 'a')}));
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit request = a_commit("");
    request.files = {{path, "text"}};
    const auto results = repository.stage({&request, 1});
    INFO(path);
    REQUIRE_FALSE(results.front());
    CHECK(results.front().error().code == Errc::invalid_input);
    CHECK(results.front().error().field == "files");
    CHECK(sandbox.loose_objects().empty());
}

TEST_CASE("files that exclude each other are refused") {
    using Files = std::vector<std::pair<std::string, std::string>>;
    const Files files = GENERATE(values<Files>({
        {},
        {{"a", "1"}, {"a", "2"}},
        {{"a", "1"}, {"a/b", "2"}},
        {{"a/b/c", "1"}, {"a/b", "2"}},
    }));
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit request = a_commit("");
    request.files = files;
    const auto results = repository.stage({&request, 1});
    REQUIRE_FALSE(results.front());
    CHECK(results.front().error().code == Errc::invalid_input);
}

TEST_CASE("messages that git cannot carry are refused") {
    const std::string message = GENERATE(values<std::string>({"", " \n", std::string("a\0b", 3)}));
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    StageCommit request = a_commit(draft);
    request.message = message;
    const auto results = repository.stage({&request, 1});
    REQUIRE_FALSE(results.front());
    CHECK(results.front().error().field == "message");
}

TEST_CASE("an annotated tag names its commit and peels to it") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit commit = staged(repository, a_commit(draft));
    const auto tag = repository.stage_tag({.target = commit.commit,
                                           .name = "strategi/v1",
                                           .tagger = a_commit("").author,
                                           .message = "Høringsutkast"});
    REQUIRE(tag);
    CHECK(repository.peel_tag(*tag) == commit.commit);
    REQUIRE(repository.move_ref({.name = "refs/tags/strategi/v1", .before = {}, .after = *tag}));
    CHECK(sandbox.git_says("describe " + to_hex(commit.commit)) == "strategi/v1");
    CHECK(sandbox.git_says("for-each-ref --format='%(contents) %(taggername)' refs/tags") ==
          "Høringsutkast\n Secretariat p-1f2e3d4c5b6a7988");
    CHECK(sandbox.git("fsck --strict --full").status == 0);
}

TEST_CASE("a tag needs a commit and a name") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit commit = staged(repository, a_commit(draft));
    StageTag request{
        .target = commit.tree, .name = "v1", .tagger = a_commit("").author, .message = "Vedtatt"};
    CHECK(repository.stage_tag(request).error().code == Errc::not_found);
    request.target = commit.commit;
    request.name = "v1..2";
    CHECK(repository.stage_tag(request).error().code == Errc::invalid_input);
}

}  // namespace
}  // namespace saksgang::repo
