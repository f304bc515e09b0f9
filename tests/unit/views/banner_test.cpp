// SPDX-License-Identifier: EUPL-1.2
// The banner: whether the text is adopted, which version it is, and what goes on.
#include "daemon/views/overview_parts.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

using support::a_process;
using support::day;
using workflows::DecisionKind;
using workflows::MilestoneState;
using workflows::Standing;
using workflows::Visibility;

Banner banner(const app::ProcessView& view) {
    return banner_of(view, Speech{Language::nb});
}

}  // namespace

TEST_CASE("until a body adopts it, the banner says that the text is not adopted") {
    const auto hearing = banner(the_hearing());
    CHECK(hearing.stage == "Høring");
    CHECK_FALSE(hearing.adopted);
    CHECK(hearing.verdict == "Ikke vedtatt. Teksten kan fortsatt bli endret.");
    CHECK(hearing.since == "I dette steget siden 29. april 2024 (for 18 dager siden).");
    CHECK(hearing.now == "Nå: Høring, til og med 29. mai 2024 (om 12 dager).");
    const auto locked = banner(a_view(a_process().in_stage("styret")));
    CHECK(locked.verdict == "Ikke vedtatt. Teksten er låst så lenge den behandles.");
    // Endorsement and recommendation are no adoption, nor is an adoption in an earlier stage.
    auto endorsed = a_process();
    endorsed.with_text().with_decision("representantskapet", DecisionKind::adoption);
    CHECK_FALSE(banner(a_view(endorsed.in_stage("vedtak"))).adopted);
}

TEST_CASE("an adopted text says by whom, when and in which case") {
    const auto adopted = banner(the_adoption());
    CHECK(adopted.adopted);
    CHECK(adopted.verdict == "Vedtatt av Representantskapet 29. august 2024, sak 7/24.");
    CHECK(adopted.now.empty());
    CHECK(adopted.since.empty());
    auto view = the_adoption();
    view.process.decisions.back().case_number.clear();
    CHECK(banner(view).verdict == "Vedtatt av Representantskapet 29. august 2024.");
    view.process.decisions.back().standing = Standing::withdrawn;
    CHECK(banner(view).verdict == "Vedtatt 29. august 2024.");
}

TEST_CASE("the version line says the number, the name and the day at the council") {
    CHECK(banner(the_hearing()).version == "Versjon 5 «Høringsutkast», sendt ut 29. april 2024.");
    CHECK(banner(a_view(a_process())).version == "Det finnes ingen tekst ennå.");
    auto late = a_view(a_process().with_text());
    late.version->saved_at = *parse_instant("2024-04-25T22:30:00.000Z");
    CHECK(banner(late).version == "Versjon 1, lagret 26. april 2024; ikke sendt ut.");
}

TEST_CASE("who may read the version is said unless anybody may") {
    const auto access = [](Visibility visibility) {
        return banner(a_view(a_process().with_text().released(visibility))).access;
    };
    CHECK(access(Visibility::open).empty());
    CHECK(access(Visibility::recipients) == "Bare for mottakerne");
    CHECK(access(Visibility::withheld) == "Unntatt offentlighet, offl. § 14");
    CHECK(banner(a_view(a_process().with_text())).access == "Bare for sekretariatet");
}

TEST_CASE("what comes next is told by its day, how far off it is, or that it has none") {
    const auto now = [](LocalDate today, auto&&... held) {
        auto process = a_process();
        (process.with_milestone(held, MilestoneState::held), ...);
        return banner(a_view(process, today)).now;
    };
    CHECK(now(day(2024, 4, 1)) == "Neste: Stormøtet. Dagen er ikke satt.");
    CHECK(now(day(2024, 4, 23), "stormote") == "Neste: Styremøtet, 26. april 2024 (om 3 dager).");
    CHECK(now(day(2024, 4, 26), "stormote") == "I dag: Styremøtet.");
    CHECK(now(day(2024, 4, 27), "stormote") ==
          "«Styremøtet» var planlagt 26. april 2024 (i går), og er ikke registrert som "
          "gjennomført.");
}

}  // namespace saksgang::views
