// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/aggregates.hpp"

#include "daemon/store/state_cache.hpp"
#include "tests/integration/store/samples.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using tests::Samples;
using tests::TemporaryFolder;
using workflows::Council;
using workflows::Process;

constexpr std::uint64_t seeds = 100;

struct Stored {
    TemporaryFolder folder;
    Connection db{folder.database(), Connection::Mode::read_write};
    Stored() {
        migrate(db);
        db.execute("PRAGMA synchronous = OFF");  // thousands of small saves, none to be kept
    }
    std::int64_t rows_written_by(auto work) {
        const std::int64_t before = db.total_changes();
        work();
        return db.total_changes() - before;
    }
};

TEST_CASE("a process comes back as it was saved, through every change") {
    Stored stored;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        INFO("seed " << seed);
        Samples samples{seed};
        const std::string slug = "dokument-" + std::to_string(seed);
        Process before;
        for (int step = 0; step < 6; ++step) {
            const Process after = samples.next(before, slug);
            save_process(stored.db, before, after);
            REQUIRE(load_process(stored.db, {slug}) == after);
            before = after;
        }
    }
}

TEST_CASE("a council comes back as it was saved, through every change") {
    for (std::uint64_t seed = 1; seed <= seeds / 5; ++seed) {
        INFO("seed " << seed);
        Stored stored;  // a council is alone in its database
        Samples samples{seed};
        Council before;
        REQUIRE(load_council(stored.db) == before);
        for (int step = 0; step < 4; ++step) {
            Council after = samples.council();
            // Bodies and workflows are replaced, never taken away.
            after.bodies.insert(before.bodies.begin(), before.bodies.end());
            after.workflows.insert(before.workflows.begin(), before.workflows.end());
            save_council(stored.db, before, after);
            REQUIRE(load_council(stored.db) == after);
            before = after;
        }
    }
}

TEST_CASE("only what differs is written") {
    Stored stored;
    Samples samples{7};
    Process process = samples.next({}, "strategi");
    while (process.decisions.size() < 2 || process.responses.size() < 2 || !process.head)
        process = samples.next({}, "strategi");
    save_process(stored.db, {}, process);

    CHECK(stored.rows_written_by([&] { save_process(stored.db, process, process); }) == 0);

    Process lapsed = process;
    lapsed.decisions[0].standing = workflows::Standing::lapsed;
    process.decisions[0].standing = workflows::Standing::valid;
    CHECK(stored.rows_written_by([&] { save_process(stored.db, process, lapsed); }) == 1);

    Process renamed = lapsed;
    renamed.head->name = "Innstilling";
    CHECK(stored.rows_written_by([&] { save_process(stored.db, lapsed, renamed); }) == 1);

    Process moved = renamed;
    moved.stage = {"neste"};
    CHECK(stored.rows_written_by([&] { save_process(stored.db, renamed, moved); }) == 1);
    CHECK(load_process(stored.db, {"strategi"}) == moved);
}

TEST_CASE("every version stays, also when it is no longer today's") {
    Stored stored;
    Samples samples{3};
    std::vector<workflows::Version> heads;
    Process before;
    while (heads.size() < 5) {
        const Process after = samples.next(before, "strategi");
        save_process(stored.db, before, after);
        if (after.head) {
            heads.resize(static_cast<std::size_t>(after.head->text.version.value));
            heads.back() = *after.head;
        }
        before = after;
    }
    for (const auto& version : heads)
        CHECK(find_version(stored.db, {"strategi"}, version.text.version) == version);
    CHECK_FALSE(find_version(stored.db, {"strategi"}, VersionNumber{6}));
    CHECK_FALSE(find_version(stored.db, {"annet"}, VersionNumber{1}));
    CHECK(get_version(stored.db, {"strategi"}, VersionNumber{6}).error().code == Errc::not_found);
    CHECK(find_workflow_blob(stored.db, {"strategi"}).value() == before.workflow_blob);
}

TEST_CASE("what is not there is said to be not there") {
    Stored stored;
    CHECK_FALSE(load_process(stored.db, {"ukjent"}).exists());
    CHECK(find_workflow_blob(stored.db, {"ukjent"}).error().code == Errc::not_found);
    CHECK(get_installed_workflow(stored.db, {"ukjent"}).error().code == Errc::not_found);
}

TEST_CASE("a stored value that no enum has is damage, not a guess") {
    Stored stored;
    Process process = Samples{1}.next({}, "strategi");
    while (process.decisions.empty())
        process = Samples{2}.next(std::move(process), "strategi");
    process.head.reset();
    save_process(stored.db, {}, process);
    stored.db.execute("UPDATE decision SET standing = 9");
    CHECK_THROWS_AS(load_process(stored.db, {"strategi"}), StoreFailure);
}

TEST_CASE("the cache forgets what was used longest ago, and what was taken back") {
    StateCache cache{2};
    Samples samples{1};
    const Process first = samples.next({}, "en");
    const Process second = samples.next({}, "to");
    cache.remember(first.document, first);
    cache.remember(second.document, second);
    REQUIRE(cache.find({"en"}));
    cache.remember({"tre"}, samples.next({}, "tre"));
    CHECK(cache.size() == 2);
    CHECK_FALSE(cache.find({"to"}));

    const Process changed = samples.next(first, "en");
    cache.replace(changed);
    CHECK(*cache.find({"en"}) == changed);
    cache.keep();
    cache.replace(samples.next(changed, "en"));
    cache.take_back();
    CHECK_FALSE(cache.find({"en"}));
    CHECK(cache.find({"tre"}));

    cache.replace(samples.council());
    cache.take_back();
    CHECK_FALSE(cache.council());
    cache.remember(samples.council());
    cache.take_back();
    CHECK(cache.council());
    cache.clear();
    CHECK(cache.size() == 0);
    CHECK_FALSE(cache.council());
}

}  // namespace
}  // namespace saksgang::store
