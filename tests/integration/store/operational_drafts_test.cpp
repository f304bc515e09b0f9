// SPDX-License-Identifier: EUPL-1.2
// Drafts in a real database.
#include "daemon/store/drafts.hpp"

#include "tests/integration/store/operational_fixture.hpp"

namespace saksgang::store {
namespace {

using tests::count;
using tests::Operational;
using namespace std::chrono_literals;

const DocumentSlug strategy{"strategi"};

PersonId somebody(Operational& box, std::string_view name) {
    return add_person(box.db,
                      {.pseudonym = {fmt::format("p-{:016}", name.size())},
                       .name = std::string{name},
                       .email = fmt::format("{}@example.no", name),
                       .password_hash = "$argon2id$",
                       .roles = {Role::secretariat}},
                      box.now)
        .value();
}

Draft draft_at(Instant when, std::string text = "# Strategi\n\nEn setning.\n") {
    Oid base;
    base.value.fill(7);
    return {.base = base, .text = std::move(text), .message = "halvveis", .kept_at = when};
}

}  // namespace

TEST_CASE("a draft comes back as it was kept, to its person and for its document alone") {
    Operational box;
    const auto kari = somebody(box, "kari");
    const auto astrid = somebody(box, "astrid");
    CHECK_FALSE(find_draft(box.db, kari, strategy).has_value());
    CHECK(keep_draft(box.db, kari, strategy, draft_at(box.now)).has_value());
    CHECK(find_draft(box.db, kari, strategy) == draft_at(box.now));
    CHECK_FALSE(find_draft(box.db, kari, {"annet"}).has_value());
    CHECK_FALSE(find_draft(box.db, astrid, strategy).has_value());

    auto first = draft_at(box.now + 1min, "");
    first.base.reset();
    CHECK(keep_draft(box.db, kari, strategy, first).has_value());
    CHECK(find_draft(box.db, kari, strategy) == first);
    CHECK(count(box.db, "SELECT count(*) FROM draft") == 1);

    remove_draft(box.db, kari, strategy);
    remove_draft(box.db, kari, strategy);
    CHECK_FALSE(find_draft(box.db, kari, strategy).has_value());
}

TEST_CASE("a person has so many drafts and no more, and can go on with each") {
    Operational box;
    const auto kari = somebody(box, "kari");
    const auto document = [](int number) { return DocumentSlug{fmt::format("plan-{}", number)}; };
    for (int number = 0; number < limits::drafts_per_person_max; ++number)
        REQUIRE(keep_draft(box.db, kari, document(number), draft_at(box.now)).has_value());
    const auto refused = keep_draft(box.db, kari, strategy, draft_at(box.now));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Errc::invalid_input);
    CHECK(keep_draft(box.db, kari, document(3), draft_at(box.now, "ny")).has_value());
    remove_draft(box.db, kari, document(0));
    CHECK(keep_draft(box.db, kari, strategy, draft_at(box.now)).has_value());
}

TEST_CASE("old drafts are forgotten, and those of a person who is erased") {
    Operational box;
    const auto kari = somebody(box, "kari");
    REQUIRE(keep_draft(box.db, kari, strategy, draft_at(box.now - 2h)).has_value());
    REQUIRE(keep_draft(box.db, kari, {"annet"}, draft_at(box.now)).has_value());
    CHECK(forget_drafts_before(box.db, box.now - 1h) == 1);
    CHECK(count(box.db, "SELECT count(*) FROM draft") == 1);
    CHECK(erase_person(box.db, kari, box.now).has_value());
    CHECK(count(box.db, "SELECT count(*) FROM draft") == 0);
}

}  // namespace saksgang::store
