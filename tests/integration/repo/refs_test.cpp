// SPDX-License-Identifier: EUPL-1.2
// Refs move by compare-and-swap; what git shows afterwards is right.
#include <filesystem>
#include <system_error>

#include "repo/check.hpp"
#include "tests/integration/repo/sandbox.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

const std::string branch = branch_of(DocumentSlug{"strategi"});

struct ThreeCommits {
    Oid first;
    Oid second;
    Oid third;
};

ThreeCommits stage_line(Repository& repository) {
    ThreeCommits line;
    line.first = staged(repository, a_commit("# En\n")).commit;
    line.second = staged(repository, a_commit("# To\n", line.first)).commit;
    line.third = staged(repository, a_commit("# Tre\n", line.second)).commit;
    return line;
}

TEST_CASE("refs of documents and versions are named after them") {
    CHECK(branch_of(DocumentSlug{"strategi-2024"}) == "refs/heads/documents/strategi-2024");
    CHECK(tag_of(DocumentSlug{"strategi"}, VersionNumber{3}) == "refs/tags/strategi/v3");
}

TEST_CASE("a ref moves only from where it was expected") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const auto [first, second, third] = stage_line(repository);
    struct Row {
        std::string behaviour;
        std::optional<Oid> now;
        std::optional<Oid> before;
        Oid after;
        bool moves;
    };
    const std::vector<Row> rows{
        {"absent, expected absent", std::nullopt, std::nullopt, first, true},
        {"absent, expected somewhere", std::nullopt, first, second, false},
        {"present, expected absent", first, std::nullopt, second, false},
        {"present, expected there", first, first, second, true},
        {"present, expected elsewhere", first, third, second, false},
        {"done already, expected there", second, first, second, true},
        {"done already, expected absent", first, std::nullopt, first, true},
        {"done already, expected elsewhere", second, third, second, true},
        {"backwards, expected there", second, second, first, true},
    };
    int number = 0;
    for (const Row& row : rows) {
        INFO(row.behaviour);
        const std::string name = "refs/heads/documents/row-" + std::to_string(++number);
        if (row.now)
            REQUIRE(sandbox.git("update-ref " + name + " " + to_hex(*row.now)).status == 0);
        const auto moved =
            repository.move_ref({.name = name, .before = row.before, .after = row.after});
        CHECK(moved.has_value() == row.moves);
        if (!moved) CHECK(moved.error().code == Errc::version_conflict);
        CHECK(repository.read_ref(name).value() == (row.moves ? row.after : row.now));
    }
}

TEST_CASE("refs that move together are answered each for itself, in order") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const auto [first, second, third] = stage_line(repository);
    const std::vector<RefChange> changes{
        {.name = "refs/heads/documents/a", .before = {}, .after = first},
        {.name = "refs/heads/documents/b", .before = second, .after = first},
        {.name = "refs/heads/documents/a", .before = first, .after = second},  // its second move
        {.name = "refs/tags/a/v1", .before = {}, .after = second},
        {.name = "refs/heads/documents/a", .before = first, .after = third},
        {.name = "refs/heads/..", .before = {}, .after = third},
        {.name = "refs/heads/documents/a", .before = second, .after = third},
    };
    const auto results = repository.move_refs(changes);
    REQUIRE(results.size() == changes.size());
    const std::vector<bool> moved{true, false, true, true, false, false, true};
    for (std::size_t i = 0; i < results.size(); ++i)
        CHECK(results[i].has_value() == moved[i]);
    CHECK(results[5].error().code == Errc::invalid_input);
    CHECK(sandbox.git_says("rev-parse documents/a") == to_hex(third));
    CHECK(sandbox.git_says("rev-parse refs/tags/a/v1") == to_hex(second));
    CHECK(repository.read_ref("refs/heads/documents/b").value() == std::nullopt);
    CHECK(repository.move_refs({}).empty());
    CHECK(repository.clear_debris().empty());  // no lock outlived a refusal
}

TEST_CASE("a packed ref is compared like any other") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const auto [first, second, third] = stage_line(repository);
    REQUIRE(repository.move_ref({.name = branch, .before = {}, .after = first}));
    REQUIRE(sandbox.git("pack-refs --all").status == 0);
    CHECK_FALSE(repository.move_ref({.name = branch, .before = second, .after = third}));
    CHECK(repository.move_ref({.name = branch, .before = first, .after = second}));
    CHECK(sandbox.git_says("rev-parse " + branch) == to_hex(second));
}

TEST_CASE("a ref that git keeps in a file of its own moves too") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const auto [first, second, third] = stage_line(repository);
    REQUIRE(sandbox.git("update-ref " + branch + " " + to_hex(first)).status == 0);
    REQUIRE(std::filesystem::exists(sandbox.git_folder() / branch));
    CHECK(repository.move_ref({.name = branch, .before = first, .after = second}));
    CHECK(sandbox.git_says("rev-parse " + branch) == to_hex(second));
    REQUIRE(sandbox.git("update-ref " + branch + " " + to_hex(third)).status == 0);
    CHECK(repository.read_ref(branch).value() == third);
}

TEST_CASE("git believes what packed-refs says of tags and order") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const auto [first, second, third] = stage_line(repository);
    std::vector<RefChange> changes;
    for (const std::string name :
         {"refs/tags/b", "refs/heads/documents/å", "refs/heads/documents/a",
          "refs/heads/documents/a-1", "refs/heads/main"}) {
        changes.push_back({.name = name, .before = {}, .after = first});
    }
    const Oid tag = repository
                        .stage_tag({.target = second,
                                    .name = "v1",
                                    .tagger = a_commit("").author,
                                    .message = "Vedtatt"})
                        .value();
    changes.push_back({.name = "refs/tags/v1", .before = {}, .after = tag});
    for (const auto& moved : repository.move_refs(changes))
        CHECK(moved);
    for (const RefChange& change : changes) {
        CHECK(sandbox.git_says("rev-parse " + change.name) == to_hex(change.after));
    }
    CHECK(sandbox.git_says("show-ref -d --tags") == to_hex(first) + " refs/tags/b\n" + to_hex(tag) +
                                                        " refs/tags/v1\n" + to_hex(second) +
                                                        " refs/tags/v1^{}");
    const std::string ours = bytes_of_file(sandbox.git_folder() / "packed-refs");
    REQUIRE(sandbox.git("pack-refs --all").status == 0);
    CHECK(bytes_of_file(sandbox.git_folder() / "packed-refs") == ours);
}

TEST_CASE("a damaged packed-refs is never written over") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const Oid commit = staged(repository, a_commit("# En\n")).commit;
    const std::string damaged = GENERATE("garbage\n", "0123\n", "^0123\n", "\n");
    overwrite(sandbox.git_folder() / "packed-refs", damaged);
    CHECK_THROWS_AS(repository.move_ref({.name = branch, .before = {}, .after = commit}),
                    GitFailure);
    CHECK(bytes_of_file(sandbox.git_folder() / "packed-refs") == damaged);
}

TEST_CASE("a ref never moves to what is not there") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    CHECK_THROWS_AS(repository.move_ref({.name = branch, .before = {}, .after = Oid{.value = {7}}}),
                    GitFailure);
    CHECK(repository.read_ref(branch).value() == std::nullopt);
}

TEST_CASE("a locked ref is an unknown outcome, not a conflict") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const auto [first, second, third] = stage_line(repository);
    REQUIRE(repository.move_ref({.name = branch, .before = {}, .after = first}));
    overwrite(sandbox.git_folder() / (branch + ".lock"), "");
    CHECK_THROWS_AS(repository.move_ref({.name = branch, .before = first, .after = second}),
                    std::system_error);
}

TEST_CASE("names that are no ref's are refused") {
    const std::string name = GENERATE("", "refs/heads/a..b", "refs/heads/", "refs/heads/a b");
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const Oid commit = staged(repository, a_commit("# En\n")).commit;
    CHECK(repository.move_ref({.name = name, .before = {}, .after = commit}).error().code ==
          Errc::invalid_input);
    CHECK(repository.read_ref(name).error().code == Errc::invalid_input);
}

TEST_CASE("every move is in the reflog") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const auto [first, second, third] = stage_line(repository);
    REQUIRE(repository.move_ref({.name = branch, .before = {}, .after = first}));
    REQUIRE(repository.move_ref({.name = branch, .before = first, .after = second}));
    CHECK(sandbox.git_says("reflog show --format='%H %gn %gs' documents/strategi") ==
          to_hex(second) + " Saksgang saksgang\n" + to_hex(first) + " Saksgang saksgang");
}

TEST_CASE("direct refs are listed by name, HEAD and symbolic ones are not") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    CHECK(repository.list_refs().empty());
    const auto [first, second, third] = stage_line(repository);
    REQUIRE(repository.move_ref({.name = "refs/tags/strategi/v1", .before = {}, .after = second}));
    REQUIRE(repository.move_ref({.name = "refs/heads/main", .before = {}, .after = first}));
    REQUIRE(sandbox.git("pack-refs --all").status == 0);
    REQUIRE(repository.move_ref({.name = branch, .before = {}, .after = third}));
    REQUIRE(sandbox.git("symbolic-ref refs/heads/other refs/heads/main").status == 0);
    const auto refs = repository.list_refs();
    REQUIRE(refs.size() == 3);
    CHECK(refs[0].name == branch);
    CHECK(refs[1].name == "refs/heads/main");
    CHECK(refs[2].name == "refs/tags/strategi/v1");
    CHECK(refs[2].target == second);
}

TEST_CASE("two handles see each other's objects and refs at once") {
    const Sandbox sandbox;
    Repository writer = sandbox.open();
    Repository reader = sandbox.open();
    CHECK(reader.list_refs().empty());
    std::optional<Oid> head;
    for (int round = 0; round < 6; ++round) {
        // Loose and packed by turns: neither may hide behind what a handle saw before.
        std::vector<StageCommit> requests{a_commit("# " + std::to_string(round) + "\n", head)};
        if (round % 2 == 1) requests.push_back(a_commit("# Annet " + std::to_string(round) + "\n"));
        const auto results = writer.stage(requests);
        REQUIRE(results.front());
        CHECK(reader.read_text(results.front()->commit) == requests.front().files.front().second);
        REQUIRE(
            writer.move_ref({.name = branch, .before = head, .after = results.front()->commit}));
        head = results.front()->commit;
        CHECK(reader.read_ref(branch).value() == head);
    }
}

TEST_CASE("git clones, shows and checks what was written") {
    const Sandbox sandbox;
    Repository repository = sandbox.open();
    const StagedCommit first = staged(repository, a_commit("# En\n\nSamme.\n"));
    const std::vector<StageCommit> requests{a_commit("# To\n\nSamme.\n", first.commit),
                                            a_commit("# Plan\n")};
    const auto batch = repository.stage(requests);
    REQUIRE(batch[0]);
    REQUIRE(batch[1]);
    REQUIRE(
        repository.move_ref({.name = "refs/heads/main", .before = {}, .after = batch[1]->commit}));
    REQUIRE(repository.move_ref({.name = branch, .before = {}, .after = batch[0]->commit}));

    CHECK(sandbox.git_says("rev-parse " + branch) == to_hex(batch[0]->commit));
    const GitOutput checked = sandbox.git("fsck --strict --full");
    INFO(checked.text);
    CHECK(checked.status == 0);
    CHECK(checked.text.find("warning") == std::string::npos);
    const std::string log = sandbox.git_says("log -p --format=%an " + branch);
    CHECK(log.find("-# En\n+# To\n") != std::string::npos);
    REQUIRE(sandbox.git("clone -q . ../clone").status == 0);
    CHECK(std::filesystem::exists(sandbox.folder() / "clone" / "text.md"));
    CHECK(sandbox.git_says("-C ../clone show origin/documents/strategi:text.md") ==
          "# To\n\nSamme.");
    CHECK(sandbox.git("fast-export --all").status == 0);

    REQUIRE(sandbox.git("repack -adq").status == 0);
    CHECK(repository.read_text(first.commit) == "# En\n\nSamme.\n");
    CHECK(repository.fsck().empty());
}

}  // namespace
}  // namespace saksgang::repo
