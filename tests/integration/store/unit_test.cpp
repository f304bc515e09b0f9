// SPDX-License-Identifier: EUPL-1.2
// What a job sees and leaves: entries, free text, state, and where the journal ends.
#include "daemon/store/aggregates.hpp"
#include "daemon/store/idempotency.hpp"
#include "daemon/store/reading_journal.hpp"
#include "tests/integration/store/writer_house.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using tests::append_name;
using tests::appending;
using tests::secretary;
using tests::WriterHouse;
using workflows::Process;

workflows::DocumentCreated created(const std::string& slug) {
    workflows::DocumentCreated event;
    event.document = {slug};
    event.language = "nb";
    event.workflow = {"strategi"};
    event.stage = {"arbeid"};
    event.entered_on = tests::day(3, 12);
    event.title = journal::Committed::of("Strategi for regionen");
    return event;
}

// Creates the document and returns its process.
Result<Process> create(Unit& unit, const std::string& slug) {
    TRY(const auto appended,
        unit.append(created(slug), secretary(), "document/" + slug, unit.now()));
    const workflows::EntryFrame frame{.seq = appended.seq,
                                      .recorded_at = unit.now(),
                                      .effective_at = unit.now(),
                                      .actor = secretary()};
    Process process = workflows::apply(Process{}, frame, appended.event);
    unit.save(Process{}, process);
    return process;
}

TEST_CASE("an entry holds the event sealed, and its free text stands beside it") {
    WriterHouse house;
    house.clock.set(1'710'230'400'000);
    const auto command = house.run<CommandId>([](Unit& unit) -> Result<CommandId> {
        TRY(create(unit, "strategi"));
        return unit.command_id();
    });
    auto db = house.reading();
    const auto row = find_entry(db, Seq{0});
    REQUIRE(row);
    CHECK(row->type == "document.created");
    CHECK(row->document == DocumentSlug{"strategi"});
    CHECK(row->visibility == workflows::Visibility::open);
    CHECK(row->recorded_at == from_unix_ms(1'710'230'400'000));

    const auto entry = journal::decode(row->leaf);
    REQUIRE(entry);
    CHECK(entry->command_id == command.value());
    CHECK(entry->actor == secretary());
    CHECK(entry->subject == "document/strategi");
    const auto event = workflows::decode(entry->type, entry->data);
    REQUIRE(event);
    const auto& title = std::get<workflows::DocumentCreated>(*event).title;
    CHECK_FALSE(title.text);

    const auto text = content(db, Seq{0}, "title");
    REQUIRE(text);
    CHECK(text->text == "Strategi for regionen");
    CHECK(text->commitment == title.commitment);
    CHECK(journal::commitment(*text->salt, *text->text) == text->commitment);
    CHECK_FALSE(content(db, Seq{0}, "note"));
    CHECK(row->leaf.find("Strategi for") == std::string::npos);
}

TEST_CASE("erased text is gone, its commitment stays, and the tree with it") {
    WriterHouse house;
    REQUIRE(house.run<Process>([](Unit& unit) { return create(unit, "strategi"); }));
    const auto erased = house.run<void>([](Unit& unit) -> Result<void> {
        TRY(unit.append(workflows::ContentErased{.of = Seq{0}, .name = "title", .ground = "§ 13"},
                        secretary(), "journal/0", unit.now()));
        return erase_content(unit.db(), Seq{0}, "title");
    });
    REQUIRE(erased);
    auto db = house.reading();
    const auto text = content(db, Seq{0}, "title");
    REQUIRE(text);
    CHECK(text->erased());
    CHECK_FALSE(text->salt);
    CHECK(house.run<void>([](Unit& unit) { return erase_content(unit.db(), Seq{0}, "none"); })
              .error()
              .code == Errc::not_found);
    house.reopen();
}

TEST_CASE("a job sees what the one before it saved, and not what was taken back") {
    WriterHouse house;
    const auto gate = house.block();
    const auto made = house.submit<Process>([](Unit& unit) { return create(unit, "strategi"); });
    const auto refused = house.submit([](Unit& unit) -> Result<Seq> {
        const Process before = unit.load_process({"strategi"});
        Process after = before;
        after.stage = {"galt"};
        unit.save(before, after);
        workflows::Council council = unit.load_council();
        council.name = "Feil";
        unit.save(unit.load_council(), council);
        return fail(Errc::forbidden, "no");
    });
    const auto seen = house.submit<Process>(
        [](Unit& unit) -> Result<Process> { return unit.load_process({"strategi"}); });
    const auto council = house.submit<workflows::Council>(
        [](Unit& unit) -> Result<workflows::Council> { return unit.load_council(); });
    gate->count_down();
    house.run_all();
    REQUIRE(made->ok());
    CHECK(refused->refused(Errc::forbidden));
    CHECK(**seen->result == **made->result);
    CHECK((*council->result)->name.empty());
    auto db = house.reading();
    CHECK(load_process(db, {"strategi"}) == **made->result);
}

TEST_CASE("state that a failed batch cached is not believed afterwards") {
    WriterHouse house;
    CHECK_THROWS(house.run([](Unit& unit) -> Result<Seq> {
        TRY(create(unit, "strategi"));
        throw StoreFailure(10, "disk");
    }));
    CHECK_FALSE(house
                    .run<bool>([](Unit& unit) -> Result<bool> {
                        return unit.load_process({"strategi"}).exists();
                    })
                    .value());
}

TEST_CASE("an answer is stored with the work, and gone with it") {
    WriterHouse house;
    const StoredAnswer answer{.fingerprint = std::string{"\0ab", 3}, .answer = "{\"seq\":0}"};
    const auto storing = [answer](bool refuse) {
        return [answer, refuse](Unit& unit) -> Result<Seq> {
            TRY(append_name(unit, "en"));
            remember_answer(unit.db(), secretary().pseudonym, "nøkkel", answer, unit.now());
            if (refuse) return fail(Errc::forbidden, "no");
            return unit.next_seq();
        };
    };
    CHECK_FALSE(house.run(storing(true)));
    {
        auto db = house.reading();
        CHECK_FALSE(find_answer(db, secretary().pseudonym, "nøkkel"));
    }
    REQUIRE(house.run(storing(false)));
    house.reopen();
    auto db = house.reading();
    CHECK(find_answer(db, secretary().pseudonym, "nøkkel") == answer);
    CHECK_FALSE(find_answer(db, {"p-ffffffffffffffff"}, "nøkkel"));
    CHECK(house
              .run<int>([](Unit& unit) -> Result<int> {
                  return forget_answers_before(unit.db(), unit.now());
              })
              .value() == 0);
    house.clock.set(1'810'000'000'000);
    CHECK(house
              .run<int>([](Unit& unit) -> Result<int> {
                  return forget_answers_before(unit.db(), unit.now());
              })
              .value() == 1);
}

// ---- Where the journal ends, found again

JournalEnd end_of(const WriterHouse& house) {
    Connection db{house.folder.database(), Connection::Mode::read_only};
    return load_journal_end(db);
}

void alter(WriterHouse& house, std::string_view sql) {
    house.writer.reset();
    Connection db{house.folder.database(), Connection::Mode::read_write};
    db.execute(
        "DROP TRIGGER journal_is_not_updated; DROP TRIGGER journal_is_not_deleted;"
        "DROP TRIGGER checkpoint_is_not_deleted; PRAGMA foreign_keys = OFF;");
    db.execute(sql);
}

TEST_CASE("the journal's end is found again, from its stored peaks or from the leaves") {
    WriterHouse house;
    for (int i = 0; i < 11; ++i)
        REQUIRE(house.run(appending(std::to_string(i))));
    const JournalEnd end = end_of(house);
    CHECK(end.frontier.size() == 11);
    for (const char* damage :
         {"UPDATE frontier SET peaks = X'00'", "DELETE FROM frontier",
          "UPDATE frontier SET peaks = zeroblob(96)", "UPDATE frontier SET size = 7"}) {
        INFO(damage);
        house.writer.reset();
        {
            Connection db{house.folder.database(), Connection::Mode::read_write};
            db.execute(damage);
        }
        CHECK(end_of(house) == end);
        house.open();
        CHECK(house.run(appending("videre")).has_value());
        alter(house, "DELETE FROM checkpoint WHERE size > 11; DELETE FROM journal WHERE seq > 10;");
        CHECK(end_of(house).frontier == end.frontier);
        Connection db{house.folder.database(), Connection::Mode::read_write};
        db.execute(
            "CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal BEGIN SELECT 1; END;"
            "CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal BEGIN SELECT 1; END;"
            "CREATE TRIGGER checkpoint_is_not_deleted BEFORE DELETE ON checkpoint "
            "BEGIN SELECT 1; END;");
    }
}

TEST_CASE("a journal that does not fit its checkpoint is not opened") {
    for (const char* tampering : {
             "UPDATE journal SET leaf_hash = zeroblob(32) WHERE seq = 1; DELETE FROM frontier",
             "DELETE FROM journal WHERE seq = 2",
             "DELETE FROM checkpoint WHERE size = 3",
         }) {
        INFO(tampering);
        WriterHouse house;
        for (int i = 0; i < 3; ++i)
            REQUIRE(house.run(appending(std::to_string(i))));
        alter(house, tampering);
        CHECK_THROWS_WITH(house.open(), Catch::Contains("changed from outside"));
    }
}

}  // namespace
}  // namespace saksgang::store
