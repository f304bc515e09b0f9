// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/builders.hpp"

#include "workflows/core/assert.hpp"

namespace saksgang::support {

using namespace workflows;

LocalDate day(int year, unsigned month, unsigned day_of_month) {
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}};
}

Moment a_moment() {
    return {.instant = *parse_instant("2024-04-26T10:00:00.000Z"), .today = day(2024, 4, 26)};
}

Oid an_oid(std::uint8_t first_byte) {
    Oid oid;
    oid.value[0] = first_byte;
    return oid;
}

Sha256 a_sha256(std::uint8_t first_byte) {
    Sha256 hash;
    hash.value[0] = first_byte;
    return hash;
}

namespace {

// The hashes of a text tell its version: one byte of each is the number.
TextRef text_of(std::int64_t version) {
    const auto byte = static_cast<std::uint8_t>(version);
    return {.version = {version},
            .commit = an_oid(byte),
            .tree = an_oid(static_cast<std::uint8_t>(byte + 64)),
            .blob = an_oid(static_cast<std::uint8_t>(byte + 128)),
            .text_sha256 = a_sha256(byte)};
}

std::int64_t next_version(const Process& process) {
    return process.head ? process.head->text.version.value + 1 : 1;
}

}  // namespace

ProcessBuilder::ProcessBuilder() {
    const auto installed = an_installed_workflow();
    process_.document = {"strategi"};
    process_.workflow = installed.slug;
    process_.workflow_revision = installed.revision;
    process_.workflow_blob = installed.blob;
    process_.workflow_sha256 = installed.sha256;
    process_.created_seq = {0};
    process_.stage = {"utkast"};
    process_.visit = 1;
    process_.stage_since = a_moment().instant - std::chrono::days{100};
    process_.stage_entered_on = day(2024, 1, 16);
    for (const MilestonePlan& plan : a_definition().milestones) {
        process_.milestones[plan.slug] = {.slug = plan.slug,
                                          .state = MilestoneState::planned,
                                          .from = plan.from,
                                          .until = plan.until,
                                          .moves = 0,
                                          .last_seq = next_seq()};
    }
}

Seq ProcessBuilder::next_seq() {
    return process_.last_seq = {process_.last_seq.value + 1};
}

ProcessBuilder& ProcessBuilder::in_stage(std::string_view stage, LocalDate entered_on) {
    process_.stage = {std::string{stage}};
    ++process_.visit;
    process_.stage_entered_on = entered_on;
    process_.stage_since = std::chrono::sys_days{entered_on};
    process_.stage_seq = next_seq();
    return *this;
}

ProcessBuilder& ProcessBuilder::with_text() {
    const TextRef text = text_of(next_version(process_));
    process_.head = Version{};
    process_.head->text = text;
    process_.head->text_bytes = 1200;
    process_.head->saved_by = {.role = Role::secretariat, .pseudonym = {"p-8899aabbccddeeff"}};
    process_.head->saved_at = a_moment().instant - std::chrono::hours{1};
    process_.head->saved_seq = next_seq();
    return *this;
}

ProcessBuilder& ProcessBuilder::released(Visibility visibility) {
    ASSERT(process_.head.has_value());
    process_.head->name = "Utkast";
    process_.head->visibility = visibility;
    if (visibility == Visibility::withheld) process_.head->statute = "offl. § 14";
    process_.head->released_at = a_moment().instant;
    process_.head->released_seq = next_seq();
    return *this;
}

ProcessBuilder& ProcessBuilder::with_decision(std::string_view body, DecisionKind kind,
                                              Standing standing) {
    ASSERT(process_.head.has_value());
    Decision decision{};
    decision.number = {static_cast<std::int64_t>(process_.decisions.size()) + 1};
    decision.body = {std::string{body}};
    decision.kind = kind;
    decision.text = process_.head->text;
    decision.workflow_blob = process_.workflow_blob;
    decision.stage = process_.stage;
    decision.present = 5;
    decision.seats = 5;
    decision.votes = {.in_favour = 5, .against = 0, .abstained = 0};
    decision.decided_on = process_.stage_entered_on;
    decision.standing = standing;
    decision.seq = next_seq();
    process_.decisions.push_back(std::move(decision));
    return *this;
}

ProcessBuilder& ProcessBuilder::with_response(std::string_view body, std::string_view seat) {
    ASSERT(process_.head.has_value());
    Response response{};
    response.number = {static_cast<std::int64_t>(process_.responses.size()) + 1};
    response.body = {std::string{body}};
    if (!seat.empty()) response.seat = SeatSlug{std::string{seat}};
    response.version = process_.head->text.version;
    response.text_sha256 = process_.head->text.text_sha256;
    response.stage = process_.stage;
    response.visit = process_.visit;
    response.received_on = process_.stage_entered_on;
    response.seq = next_seq();
    process_.responses.push_back(std::move(response));
    return *this;
}

ProcessBuilder& ProcessBuilder::with_milestone(std::string_view milestone, MilestoneState state) {
    process_.milestones.at({std::string{milestone}}).state = state;
    return *this;
}

ProcessBuilder a_process() {
    return {};
}

Scene a_scene(const ProcessBuilder& process) {
    Scene scene;
    scene.process = process.build();
    return scene;
}

RecordDecision a_decision(const Scene& scene, std::string_view body, DecisionKind kind) {
    RecordDecision command;
    command.body = {std::string{body}};
    command.kind = kind;
    if (scene.process.head) command.version = *scene.process.head;
    command.decided_on = scene.now.today;
    const Body* found = scene.council.find_body(command.body);
    command.present = found ? static_cast<int>(found->seats.size()) : 0;
    command.votes.in_favour = command.present;
    return command;
}

RegisterResponse a_response(const Scene& scene, std::string_view body, std::string_view seat) {
    RegisterResponse command;
    command.body = {std::string{body}};
    if (!seat.empty()) command.seat = SeatSlug{std::string{seat}};
    if (scene.process.head) command.version = *scene.process.head;
    command.received_on = scene.now.today;
    const Stage* stage = scene.definition.find_stage(scene.process.stage);
    if (!stage->question_set) {
        command.answers = {{.question = {}, .choice = {}, .text = "Vi støtter forslaget."}};
        return command;
    }
    for (const auto& question :
         scene.definition.find_question_set(*stage->question_set)->questions) {
        const bool in_words = question.answer == AnswerKind::text;
        command.answers.push_back({.question = question.slug,
                                   .choice = in_words ? "" : "yes",
                                   .text = in_words ? "Ja, med ett tillegg." : ""});
    }
    return command;
}

SaveVersion a_text_after(const Process& process) {
    SaveVersion command;
    command.text = text_of(next_version(process));
    command.text.version = {};
    command.text_bytes = 1300;
    command.message = "Rettet etter møtet.";
    if (process.head) {
        command.parent = process.head->text.commit;
        command.expected_blob = process.head->text.blob;
    }
    for (const Decision& decision : process.decisions) {
        command.facts.changes[{decision.text.text_sha256, command.text.text_sha256}] =
            ChangeClass::substance;
    }
    return command;
}

Process fold(Process process, const Events& events, const Moment& now) {
    for (const Event& event : events) {
        const EntryFrame frame{.seq = {process.last_seq.value + 1},
                               .recorded_at = now.instant,
                               .effective_at = now.instant,
                               .actor = {.role = Role::secretariat, .pseudonym = {}}};
        process = apply(std::move(process), frame, event);
    }
    return process;
}

}  // namespace saksgang::support
