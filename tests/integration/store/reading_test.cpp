// SPDX-License-Identifier: EUPL-1.2
// What pages and the API ask for, as the public and as the secretariat.
#include "daemon/store/aggregates.hpp"
#include "daemon/store/reading_documents.hpp"
#include "daemon/store/reading_journal.hpp"
#include "tests/integration/store/writer_house.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

using tests::Samples;
using tests::secretary;
using tests::WriterHouse;
using workflows::Process;
using workflows::Visibility;

constexpr Visibility everything = Visibility::secretariat;

// A document with six versions or more: 2 and 5 public, 4 released to its recipients.
class Read {
public:
    explicit Read(int versions = 6) {
        house_.clock.set(0);
        record(created());
        for (int number = 1; number <= versions; ++number) {
            house_.clock.set(number * 1000);
            record(workflows::VersionSaved{.text = samples_.text_ref(number),
                                           .parent = std::nullopt,
                                           .text_bytes = 10,
                                           .message = {}});
            if (number == 2 || number == 5) release(Visibility::open);
            if (number == 4) release(Visibility::recipients);
        }
    }
    Connection db() const { return house_.reading(); }
    WriterHouse& house() { return house_; }

private:
    static workflows::Event created() {
        workflows::DocumentCreated event;
        event.document = {"strategi"};
        event.language = "nb";
        event.workflow = {"strategi"};
        event.stage = {"arbeid"};
        event.entered_on = tests::day(3, 12);
        event.title = journal::Committed::of("Strategi for Østlandet");
        return event;
    }
    void release(Visibility visibility) {
        workflows::VersionReleased event;
        event.text = process_.head->text;
        event.name = "utkast";
        event.tag = "v";
        event.visibility = visibility;
        record(event);
    }
    void record(const workflows::Event& event) {
        REQUIRE(house_.run([&](Unit& unit) -> Result<Seq> {
            TRY(const auto appended,
                unit.append(event, secretary(), "document/strategi", unit.now()));
            const workflows::EntryFrame frame{.seq = appended.seq,
                                              .recorded_at = unit.now(),
                                              .effective_at = unit.now(),
                                              .actor = secretary()};
            const Process before = process_;
            process_ = workflows::apply(before, frame, appended.event);
            unit.save(before, process_);
            return appended.seq;
        }));
    }
    WriterHouse house_;
    Samples samples_{1};
    Process process_;
};

std::vector<std::int64_t> numbers(const std::vector<workflows::Version>& versions) {
    std::vector<std::int64_t> numbers;
    for (const auto& version : versions)
        numbers.push_back(version.text.version.value);
    return numbers;
}

std::vector<std::int64_t> seqs(const std::vector<JournalRow>& rows) {
    std::vector<std::int64_t> seqs;
    for (const auto& row : rows)
        seqs.push_back(row.seq.value);
    return seqs;
}

using Numbers = std::vector<std::int64_t>;

TEST_CASE("versions are found by their numbers, however far they lie apart") {
    const Read read{60};
    auto db = read.db();
    const DocumentSlug strategi{"strategi"};
    const auto found = [&](Numbers wanted) {
        std::vector<VersionNumber> asked;
        for (const auto number : wanted)
            asked.push_back(VersionNumber{number});
        Numbers numbers;
        for (const auto& version : versions_numbered(db, strategi, asked)) {
            numbers.push_back(version.number.value);
            const auto whole = in_short(*find_version(db, strategi, version.number));
            CHECK(version == whole);
        }
        return numbers;
    };
    CHECK(found({}).empty());
    CHECK(found({5}) == Numbers{5});
    CHECK(found({2, 3, 6, 22, 39, 40, 60}) == Numbers{2, 3, 6, 22, 39, 40, 60});
    CHECK(found({1, 60, 61, 90}) == Numbers{1, 60});
}

TEST_CASE("versions are listed newest first, to the public only what is public") {
    const Read read;
    auto db = read.db();
    const DocumentSlug strategi{"strategi"};
    CHECK(numbers(list_versions(db, strategi, {}, 50, everything)) == Numbers{6, 5, 4, 3, 2, 1});
    CHECK(numbers(list_versions(db, strategi, {}, 2, everything)) == Numbers{6, 5});
    CHECK(numbers(list_versions(db, strategi, VersionNumber{5}, 2, everything)) == Numbers{4, 3});
    CHECK(numbers(list_versions(db, strategi, {}, 50, Visibility::open)) == Numbers{5, 2});
    CHECK(numbers(list_versions(db, strategi, VersionNumber{5}, 50, Visibility::open)) ==
          Numbers{2});
    CHECK(list_versions(db, {"annet"}, {}, 50, everything).empty());

    CHECK(newest_version(db, strategi, everything)->text.version == VersionNumber{6});
    CHECK(newest_version(db, strategi, Visibility::open)->text.version == VersionNumber{5});
    CHECK_FALSE(newest_version(db, {"annet"}, everything));
    CHECK(newest_version(db, strategi, everything) == find_version(db, strategi, VersionNumber{6}));
}

TEST_CASE("the newest version released before an instant is what stood there then") {
    const Read read;
    auto db = read.db();
    const auto at = [&](std::int64_t unix_ms, Visibility sight) {
        const auto found =
            newest_version_released_before(db, {"strategi"}, from_unix_ms(unix_ms), sight);
        return found ? found->text.version.value : 0;
    };
    CHECK(at(2000, Visibility::open) == 0);
    CHECK(at(2001, Visibility::open) == 2);
    CHECK(at(4001, Visibility::open) == 2);
    CHECK(at(4001, everything) == 4);
    CHECK(at(9000, everything) == 5);
}

TEST_CASE("documents are listed with their titles, newest activity first") {
    Read read;
    const Process second = Samples{5}.next({}, "plan");
    REQUIRE(read.house().run([&](Unit& unit) -> Result<Seq> {
        Process old = second;
        old.head.reset();
        old.last_seq = Seq{0};
        old.created_seq = Seq{9999};
        unit.save(Process{}, old);
        return unit.next_seq();
    }));
    auto db = read.db();
    CHECK(list_document_slugs(db) == std::vector<DocumentSlug>{{"strategi"}, {"plan"}});
    const auto documents = list_documents(db);
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].title == "Strategi for Østlandet");
    CHECK(documents[0].head == VersionNumber{6});
    CHECK(documents[1].title.empty());
    CHECK_FALSE(documents[1].head);
    CHECK(title_of(db, {"strategi"}) == "Strategi for Østlandet");
    CHECK(title_of(db, {"annet"}).empty());
}

TEST_CASE("the journal is read in pages, forwards and backwards") {
    Read read;
    REQUIRE(read.house().run(tests::appending("rådet")));
    auto db = read.db();
    const std::optional<DocumentSlug> all;
    const std::optional<DocumentSlug> strategi{{"strategi"}};
    CHECK(last_seq(db) == Seq{10});
    CHECK(seqs(journal_page(db, Seq{-1}, 3, all, everything)) == Numbers{0, 1, 2});
    CHECK(seqs(journal_page(db, Seq{2}, 100, all, everything)) == Numbers{3, 4, 5, 6, 7, 8, 9, 10});
    CHECK(seqs(journal_page(db, Seq{-1}, 100, all, Visibility::open)) == Numbers{0, 3, 8, 10});
    CHECK(seqs(journal_page(db, Seq{0}, 1, all, Visibility::open)) == Numbers{3});
    CHECK(seqs(journal_page(db, Seq{8}, 100, strategi, everything)) == Numbers{9});
    CHECK(seqs(journal_page(db, Seq{-1}, 100, strategi, Visibility::open)) == Numbers{0, 3, 8});
    CHECK(journal_page(db, Seq{-1}, 100, DocumentSlug{"annet"}, everything).empty());

    CHECK(seqs(newest_entries(db, {}, 2, all, everything)) == Numbers{10, 9});
    CHECK(seqs(newest_entries(db, Seq{8}, 2, all, Visibility::open)) == Numbers{3, 0});
    CHECK(seqs(newest_entries(db, {}, 2, strategi, Visibility::open)) == Numbers{8, 3});
    CHECK_FALSE(find_entry(db, Seq{11}));
    CHECK(find_entry(db, Seq{10})->document == std::nullopt);
    CHECK(journal_page(db, Seq{-1}, limits::journal_page_max + 1, all, everything).size() == 11);
}

TEST_CASE("every COMMIT that appended has its checkpoint") {
    const Read read;
    auto db = read.db();
    const auto newest = newest_checkpoint(db);
    REQUIRE(newest);
    CHECK(newest->size == 10);
    CHECK_FALSE(newest->note);
    for (std::int64_t size = 1; size <= 10; ++size) {
        const auto checkpoint = find_checkpoint(db, size);
        REQUIRE(checkpoint);
        const auto leaves = leaf_hashes(db, Seq{0}, static_cast<std::size_t>(size));
        CHECK(checkpoint->root == journal::root_of(leaves));
    }
    CHECK_FALSE(find_checkpoint(db, 11));
    CHECK(leaf_hashes(db, Seq{8}, 100).size() == 2);
}

}  // namespace
}  // namespace saksgang::store
