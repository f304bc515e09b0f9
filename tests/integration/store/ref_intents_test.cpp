// SPDX-License-Identifier: EUPL-1.2
// Refs between COMMIT and git: handed on in order, remembered until known to stand, redone by
// start-up from anywhere along the way.
#include "daemon/store/ref_intents.hpp"

#include "tests/integration/store/writer_house.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using repo::RefChange;
using tests::append_name;
using tests::appending;
using tests::WriterHouse;

Oid oid(std::uint8_t number) {
    Oid oid;
    oid.value.fill(number);
    return oid;
}

RefChange change(std::string name, int before, int after) {
    return {.name = std::move(name),
            .before =
                before == 0 ? std::nullopt : std::optional{oid(static_cast<std::uint8_t>(before))},
            .after = oid(static_cast<std::uint8_t>(after))};
}

auto moving(RefChange wanted) {
    return [wanted = std::move(wanted)](Unit& unit) -> Result<Seq> {
        TRY(const auto seq, append_name(unit, "tekst"));
        unit.intend(wanted);
        return seq;
    };
}

TEST_CASE("answers wait for their refs; the writer does not") {
    WriterHouse house;
    house.moves.hold();
    const auto first = house.submit(moving(change("refs/heads/a", 0, 1)));
    const auto second = house.submit(moving(change("refs/heads/a", 1, 2)));
    const auto other = house.submit(appending("uten ref"));
    house.moves.wait_for(2);
    house.io.restart();
    house.io.poll();
    CHECK_FALSE(first->answered());
    CHECK_FALSE(second->answered());
    CHECK(house.writer->waiting() >= 2);

    auto db = house.reading();
    CHECK(pending_intents(db) ==
          std::vector{change("refs/heads/a", 0, 1), change("refs/heads/a", 1, 2)});
    CHECK(expected_refs(db) == std::map<std::string, Oid>{{"refs/heads/a", oid(2)}});

    house.moves.let_go();
    house.run_all();
    CHECK(first->ok());
    CHECK(second->ok());
    CHECK(other->ok());
    CHECK(house.moves.changes() ==
          std::vector{change("refs/heads/a", 0, 1), change("refs/heads/a", 1, 2)});
}

TEST_CASE("moved intents are cleared by the next COMMIT, and not by a refusal") {
    WriterHouse house;
    REQUIRE(house.run(moving(change("refs/heads/a", 0, 1))));
    CHECK(house.count("SELECT count(*) FROM ref_intent") == 1);
    CHECK_FALSE(house.run([](Unit&) -> Result<Seq> { return fail(Errc::forbidden, "no"); }));
    CHECK(house.count("SELECT count(*) FROM ref_intent") == 1);
    REQUIRE(house.run(appending("neste")));
    CHECK(house.count("SELECT count(*) FROM ref_intent") == 0);
    CHECK(house.count("SELECT count(*) FROM ref_expected") == 1);
}

TEST_CASE("what is staged on a place the ref has left is a version conflict before COMMIT") {
    WriterHouse house;
    REQUIRE(house.run(moving(change("refs/heads/a", 0, 1))));
    for (const RefChange& stale : {change("refs/heads/a", 0, 2), change("refs/heads/a", 9, 2),
                                   change("refs/heads/b", 1, 2)}) {
        const auto refused = house.run(moving(stale));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::version_conflict);
    }
    CHECK(house.count("SELECT count(*) FROM journal") == 1);
    CHECK(house.moves.changes().size() == 1);
    CHECK(house.run(moving(change("refs/heads/a", 1, 2))).value() == Seq{1});
}

TEST_CASE("a refused job intends nothing") {
    WriterHouse house;
    const auto gate = house.block();
    const auto refused = house.submit([](Unit& unit) -> Result<Seq> {
        unit.intend(change("refs/heads/a", 0, 1));
        return fail(Errc::forbidden, "no");
    });
    const auto good = house.submit(moving(change("refs/heads/a", 0, 2)));
    gate->count_down();
    house.run_all();
    CHECK(refused->refused(Errc::forbidden));
    CHECK(good->ok());
    CHECK(house.moves.changes() == std::vector{change("refs/heads/a", 0, 2)});
}

TEST_CASE("a crash after COMMIT leaves the intents for start-up, which clears them") {
    WriterHouse house;
    house.moves.hold();
    const auto lost = house.submit(moving(change("refs/heads/a", 0, 1)));
    house.writer->stop();
    CHECK_FALSE(lost->answered());
    house.reopen();
    {
        auto db = house.reading();
        CHECK(pending_intents(db) == std::vector{change("refs/heads/a", 0, 1)});
    }
    REQUIRE(house.run<void>([](Unit& unit) -> Result<void> {
        mark_all_moved(unit.db());
        return {};
    }));
    auto db = house.reading();
    CHECK(pending_intents(db).empty());
    CHECK(expected_refs(db).size() == 1);
    // What was handed on before the crash is answered late, to a writer that is no more.
    house.moves.let_go();
    house.run_all();
    CHECK(lost->ok());
}

TEST_CASE("what start-up has left to do follows from where each ref stands") {
    const std::vector pending{change("a", 0, 1), change("b", 5, 6), change("a", 1, 2),
                              change("a", 2, 3)};
    struct Case {
        std::map<std::string, Oid> actual;
        std::vector<RefChange> moves;
    };
    for (const Case& one : {
             Case{{{"b", oid(5)}}, {change("a", 0, 3), change("b", 5, 6)}},
             Case{{{"a", oid(1)}, {"b", oid(5)}}, {change("a", 1, 3), change("b", 5, 6)}},
             Case{{{"a", oid(2)}, {"b", oid(6)}}, {change("a", 2, 3)}},
             Case{{{"a", oid(3)}, {"b", oid(6)}}, {}},
         }) {
        CHECK(remaining_moves(pending, one.actual).value() == one.moves);
    }
    CHECK(remaining_moves({}, {{"a", oid(9)}}).value().empty());
    const std::map<std::string, Oid> elsewhere{{"a", oid(9)}, {"b", oid(5)}};
    CHECK(remaining_moves(pending, elsewhere).error().code == Errc::tampered);
    CHECK(remaining_moves(pending, {{"a", oid(1)}}).error().code == Errc::tampered);
}

}  // namespace
}  // namespace saksgang::store
