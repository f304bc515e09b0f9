// SPDX-License-Identifier: EUPL-1.2
// What must be seen to, in which order, and what can wait.
#include "workflows/tasks.hpp"

#include <algorithm>

#include "tests/support/builders.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::workflows {
namespace {

using support::a_process;
using support::a_scene;
using support::day;

std::vector<TaskKind> kinds_of(const std::vector<Task>& tasks) {
    std::vector<TaskKind> kinds;
    for (const Task& task : tasks)
        kinds.push_back(task.kind);
    return kinds;
}

std::vector<Task> of_kind(const std::vector<Task>& tasks, TaskKind kind) {
    std::vector<Task> found;
    std::ranges::copy_if(tasks, std::back_inserter(found),
                         [&](const Task& task) { return task.kind == kind; });
    return found;
}

std::vector<Task> tasks_in(const support::Scene& scene) {
    return tasks_of(scene.situation());
}

}  // namespace

TEST_CASE("a milestone whose day has passed is to be registered until it is held or cancelled") {
    auto scene = a_scene(a_process());
    scene.now.today = day(2024, 4, 26);
    CHECK(of_kind(tasks_in(scene), TaskKind::register_milestone).empty());

    scene.now.today = day(2024, 4, 27);
    const auto tasks = of_kind(tasks_in(scene), TaskKind::register_milestone);
    REQUIRE(tasks.size() == 1);
    CHECK(tasks.front().milestone == MilestoneSlug{"styremote"});
    CHECK(tasks.front().reason.by == day(2024, 4, 26));
    CHECK(tasks.front().reason.who == std::vector<std::string>{"secretariat"});

    for (const auto state : {MilestoneState::held, MilestoneState::cancelled}) {
        auto settled = a_scene(a_process().with_milestone("styremote", state));
        settled.now.today = day(2024, 4, 27);
        CHECK(of_kind(tasks_in(settled), TaskKind::register_milestone).empty());
    }
    auto moved = a_scene(a_process().with_milestone("styremote", MilestoneState::moved));
    moved.now.today = day(2024, 4, 27);
    CHECK(of_kind(tasks_in(moved), TaskKind::register_milestone).size() == 1);
}

TEST_CASE("what a way onward lacks is a task of its own, and a way back asks for nothing") {
    // styret → horing asks for an endorsement; styret → utkast leads back.
    auto scene = a_scene(a_process().with_text().released().in_stage("styret"));
    const auto decisions = of_kind(tasks_in(scene), TaskKind::get_decision);
    REQUIRE(decisions.size() == 1);
    CHECK(decisions.front().body == BodySlug{"styret"});
    CHECK(of_kind(tasks_in(scene), TaskKind::release_text).empty());

    auto unsent = a_scene(a_process().with_text());
    CHECK(of_kind(tasks_in(unsent), TaskKind::release_text).size() == 1);
}

TEST_CASE("a text that its check stops is to be mended") {
    auto scene = a_scene(a_process().with_text());
    scene.definition.transitions.front().guards.emplace_back(TextChecked{});
    scene.facts.stopping[scene.process.head->text.commit] = 3;
    const auto tasks = of_kind(tasks_in(scene), TaskKind::mend_text);
    REQUIRE(tasks.size() == 1);
    CHECK(tasks.front().reason.see == "/documents/strategi/goals#check");
}

TEST_CASE("the same thing asked for by two ways is one task") {
    auto scene = a_scene(a_process().with_text());
    auto twin = scene.definition.transitions.front();
    twin.slug = {"en-gang-til"};
    scene.definition.transitions.push_back(twin);
    const auto tasks = tasks_in(scene);
    for (const Task& task : tasks)
        CHECK(std::ranges::count(tasks, task) == 1);
}

TEST_CASE("an open way onward is a task without a day, after everything that has one") {
    auto scene = a_scene(a_process()
                             .with_text()
                             .released()
                             .in_stage("styret")
                             .with_milestone("styremote", MilestoneState::held)
                             .with_decision("styret", DecisionKind::endorsement));
    scene.now.today = day(2024, 6, 3);
    const auto tasks = tasks_in(scene);
    REQUIRE(kinds_of(tasks) == std::vector{TaskKind::register_milestone, TaskKind::take_step});
    CHECK(tasks.back().to == StageSlug{"horing"});
    CHECK_FALSE(tasks.back().reason.by.has_value());
}

TEST_CASE("a lapsed decision is to be renewed when a later way asks for it, not an earlier one") {
    // vedtak → vedtatt asks for the council's adoption.
    auto ahead =
        a_scene(a_process()
                    .with_text()
                    .released()
                    .in_stage("bearbeiding")
                    .with_decision("representantskapet", DecisionKind::adoption, Standing::lapsed));
    const auto renew = of_kind(tasks_in(ahead), TaskKind::renew_decision);
    REQUIRE(renew.size() == 1);
    CHECK(renew.front().body == BodySlug{"representantskapet"});
    CHECK(renew.front().reason.by == day(2024, 8, 29));  // when it meets next

    auto again =
        a_scene(a_process()
                    .with_text()
                    .released()
                    .in_stage("bearbeiding")
                    .with_decision("representantskapet", DecisionKind::adoption, Standing::lapsed)
                    .with_decision("representantskapet", DecisionKind::adoption));
    CHECK(of_kind(tasks_in(again), TaskKind::renew_decision).empty());

    auto behind = a_scene(a_process().with_text().released().in_stage("horing").with_decision(
        "styret", DecisionKind::endorsement, Standing::lapsed));
    CHECK(of_kind(tasks_in(behind), TaskKind::renew_decision).empty());
}

TEST_CASE("tasks come by their day, earliest first, then those without one by their weight") {
    auto scene = a_scene(a_process().in_stage("styret"));
    scene.now.today = day(2024, 6, 3);
    const auto tasks = tasks_in(scene);
    for (std::size_t i = 1; i < tasks.size(); ++i) {
        const auto& before = tasks[i - 1].reason.by;
        const auto& after = tasks[i].reason.by;
        CHECK((before || !after));
        if (before && after) CHECK(*before <= *after);
        if (!before && !after) CHECK(tasks[i - 1].kind <= tasks[i].kind);
    }
    CHECK(tasks.size() >= 3);
}

TEST_CASE("a task of more than a week ahead can wait, and one without a day cannot") {
    const auto due = [](std::optional<LocalDate> by) {
        return Task{.kind = TaskKind::get_answers,
                    .reason = {.kind = "k", .phrase = {.key = "x"}, .who = {}, .by = by}};
    };
    const std::vector tasks{due(day(2024, 5, 1)), due(day(2024, 5, 17)), due(day(2024, 5, 24)),
                            due(day(2024, 5, 25)), due(std::nullopt)};
    const auto now = urgent(tasks, day(2024, 5, 17));
    CHECK(now == std::vector{tasks[0], tasks[1], tasks[2], tasks[4]});
}

}  // namespace saksgang::workflows
