// SPDX-License-Identifier: EUPL-1.2
// Every command against every stage, on processes of every make: each answer is events that can be
// folded, or a refusal that command is allowed to give. Nothing else, and never an assertion.
#include <algorithm>
#include <functional>
#include <set>

#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;
using enum DecisionKind;

struct Try {
    std::string what;
    Result<Events> result;
    std::set<Errc> allowed;
};

const std::vector<std::string> bodies{"faggruppe-klima", "faggruppe-naering",  "styret",
                                      "kommunene",       "representantskapet", "finnes-ikke"};

void try_texts(const Scene& scene, std::vector<Try>& tries) {
    const std::set allowed{Errc::text_locked, Errc::version_conflict, Errc::text_unchanged};
    tries.push_back({"save", scene.decide(a_text_after(scene.process)), allowed});
    auto stale = a_text_after(scene.process);
    stale.expected_blob = an_oid(99);
    tries.push_back({"save on another text", scene.decide(stale), allowed});
    const ReleaseVersion release{
        .version = scene.process.head ? scene.process.head->text.version : VersionNumber{1},
        .name = "Høringsutkast",
        .tag = "tag",
        .visibility = Visibility::open,
        .statute = {}};
    tries.push_back(
        {"release", scene.decide(release), {Errc::version_conflict, Errc::already_exists}});
}

void try_stages(const Scene& scene, std::vector<Try>& tries) {
    for (const Stage& stage : scene.definition.stages) {
        tries.push_back(
            {"to " + stage.slug.value,
             scene.decide(ChangeStage{.to = stage.slug, .note = {}, .effective_on = {}}),
             {Errc::transition_unknown, Errc::transition_refused}});
    }
}

void try_decisions(const Scene& scene, std::vector<Try>& tries) {
    const std::set allowed{Errc::invalid_input, Errc::body_not_entitled,
                           Errc::version_not_released};
    std::set undoing = allowed;
    undoing.insert({Errc::not_found, Errc::already_withdrawn});
    for (const std::string& body : bodies) {
        for (const auto kind :
             {statement, endorsement, recommendation, adoption, sent_back, rejected}) {
            const auto command = a_decision(scene, body, kind);
            const auto what = body + " " + std::string{to_string(kind)};
            tries.push_back({what, scene.decide(command), allowed});
            tries.push_back(
                {"correct " + what, scene.decide(CorrectDecision{{1}, "Feil.", command}), undoing});
        }
    }
    for (const std::int64_t number : {1, 2, 9}) {
        tries.push_back({"withdraw decision",
                         scene.decide(WithdrawDecision{{number}, "Feil."}),
                         {Errc::not_found, Errc::already_withdrawn}});
    }
}

void try_responses(const Scene& scene, std::vector<Try>& tries) {
    const std::set allowed{Errc::invalid_input, Errc::body_not_entitled, Errc::version_not_released,
                           Errc::already_exists};
    std::set undoing = allowed;
    undoing.insert({Errc::not_found, Errc::already_withdrawn});
    for (const std::string& body : bodies) {
        for (const std::string seat : {"", "oslo"}) {
            const auto command = a_response(scene, body, seat);
            tries.push_back({body + " answers", scene.decide(command), allowed});
            tries.push_back({body + " corrects",
                             scene.decide(CorrectResponse{{1}, "Feil.", command}), undoing});
        }
    }
    for (const std::int64_t number : {1, 2, 9}) {
        tries.push_back({"withdraw response",
                         scene.decide(WithdrawResponse{{number}, "Feil."}),
                         {Errc::not_found, Errc::already_withdrawn}});
    }
}

void try_milestones(const Scene& scene, std::vector<Try>& tries) {
    for (const std::string slug : {"stormote", "styremote", "horing", "finnes-ikke"}) {
        const MilestoneSlug milestone{slug};
        const std::set allowed{Errc::not_found, Errc::milestone_closed};
        tries.push_back({"move " + slug,
                         scene.decide(MoveMilestone{milestone, day(2024, 5, 3), {}, "Flyttet."}),
                         allowed});
        tries.push_back({"hold " + slug,
                         scene.decide(HoldMilestone{milestone, day(2024, 4, 26), {}}), allowed});
        tries.push_back(
            {"cancel " + slug, scene.decide(CancelMilestone{milestone, "Avlyst."}), allowed});
    }
}

std::vector<Try> try_everything(const Scene& scene) {
    std::vector<Try> tries;
    try_texts(scene, tries);
    try_stages(scene, tries);
    try_decisions(scene, tries);
    try_responses(scene, tries);
    try_milestones(scene, tries);
    return tries;
}

// What a process in `stage` may look like: without a text, with one, released, decided, closed.
std::vector<Scene> every_make(std::string_view stage) {
    const auto here = [&](auto prepare) {
        auto process = a_process();
        prepare(process);
        return a_scene(process.in_stage(stage));
    };
    auto full = here([](auto& process) { process.with_text().released(); });
    std::vector<Scene> scenes{here([](auto&) {}), here([](auto& process) { process.with_text(); }),
                              full};
    auto decided = a_process();
    decided.with_text().released().in_stage(stage);
    for (const std::string& body : bodies) {
        for (const auto kind : {endorsement, sent_back, adoption, rejected}) {
            decided.with_decision(body, kind);
        }
        decided.with_response(body, body == "kommunene" ? "oslo" : "");
    }
    decided.with_milestone("styremote", MilestoneState::held)
        .with_milestone("stormote", MilestoneState::cancelled);
    scenes.push_back(a_scene(decided));
    scenes.push_back(a_scene(decided.with_text()));
    return scenes;
}

// Whether each {name} of the pattern is among the phrase's arguments, and not empty there.
bool fills(const Phrase& phrase, const std::string& pattern) {
    for (auto open = pattern.find('{'); open != std::string::npos;
         open = pattern.find('{', open + 1)) {
        const auto name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
        const bool given = std::ranges::any_of(phrase.arguments, [&](const auto& argument) {
            return argument.first == name && !argument.second.empty();
        });
        if (!given) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("every command in every stage gives events that fold, or a refusal it may give") {
    for (const Stage& stage : a_definition().stages) {
        for (const Scene& scene : every_make(stage.slug.value)) {
            for (const Try& one : try_everything(scene)) {
                INFO(stage.slug.value << ": " << one.what);
                if (!one.result) {
                    INFO(one.result.error().message);
                    CHECK(one.allowed.contains(one.result.error().code));
                    continue;
                }
                REQUIRE_FALSE(one.result->empty());
                const auto after = fold(scene.process, *one.result, scene.now);
                CHECK_FALSE(after == scene.process);
            }
        }
    }
}

TEST_CASE("every reason of every refusal is a whole sentence in all three languages") {
    for (const Stage& stage : a_definition().stages) {
        for (const Scene& scene : every_make(stage.slug.value)) {
            for (const Try& one : try_everything(scene)) {
                if (one.result) continue;
                for (const Reason& reason : one.result.error().reasons) {
                    for (const auto language : {Language::nb, Language::nn, Language::en}) {
                        const auto sentence = say(language, reason.phrase);
                        INFO(one.what << ": " << sentence);
                        CHECK(sentence != reason.phrase.key);
                        CHECK(sentence.ends_with('.'));
                        CHECK(fills(reason.phrase, say(language, reason.phrase.key)));
                        CHECK(sentence.find("  ") == std::string::npos);
                        CHECK_FALSE(reason.kind.empty());
                    }
                }
            }
        }
    }
}

TEST_CASE("a document goes from its first text to its adoption") {
    auto scene = a_scene(a_process());
    const auto then = [&](const auto& command) {
        const auto result = scene.decide(command);
        if (!result) FAIL(result.error().message);
        scene.process = fold(scene.process, *result, scene.now);
    };
    const auto decided = decide(a_council(), a_definition(), an_installed_workflow(),
                                CreateDocument{.document = {"strategi"},
                                               .title = "Strategi",
                                               .language = "nb",
                                               .case_number = {},
                                               .workflow = {"strategi"}},
                                scene.now);
    REQUIRE(decided.has_value());
    scene.process = fold(Process{}, *decided, scene.now);

    const auto release = [&](const std::string& name) {
        then(ReleaseVersion{.version = scene.process.head->text.version,
                            .name = name,
                            .tag = name,
                            .visibility = Visibility::open,
                            .statute = {}});
    };
    const auto go_to = [&](std::string_view stage) {
        then(ChangeStage{.to = {std::string{stage}}, .note = {}, .effective_on = {}});
    };
    then(a_text_after(scene.process));
    release("Førsteutkast");
    then(a_response(scene, "faggruppe-klima"));
    then(a_response(scene, "faggruppe-naering"));
    go_to("styret");

    then(a_decision(scene, "styret", sent_back));
    go_to("utkast");
    then(a_text_after(scene.process));
    CHECK(scene.process.decisions.front().standing == Standing::lapsed);
    release("Andreutkast");
    then(a_response(scene, "faggruppe-klima"));
    then(a_response(scene, "faggruppe-naering"));
    go_to("styret");
    check_refused(scene.decide(ChangeStage{.to = {"utkast"}, .note = {}, .effective_on = {}}),
                  Errc::transition_refused);

    then(a_decision(scene, "styret", endorsement));
    then(HoldMilestone{{"styremote"}, scene.now.today, {}});
    go_to("horing");
    for (const auto* seat : {"asker", "baerum", "oslo"})
        then(a_response(scene, "kommunene", seat));
    scene.now.today = day(2024, 5, 30);
    go_to("bearbeiding");
    then(a_text_after(scene.process));
    release("Innstilling");
    go_to("vedtak");
    scene.now.today = day(2024, 8, 29);
    then(a_decision(scene, "representantskapet", adoption));
    go_to("vedtatt");
    CHECK(scene.process.stage == StageSlug{"vedtatt"});
    CHECK(scene.process.visit == 8);
    CHECK(scene.process.decisions.size() == 3);
    CHECK(scene.process.responses.size() == 7);
}

}  // namespace saksgang::workflows
