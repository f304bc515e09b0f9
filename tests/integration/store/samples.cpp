// SPDX-License-Identifier: EUPL-1.2
#include "tests/integration/store/samples.hpp"

#include <array>

namespace saksgang::store::tests {

using namespace workflows;

int Samples::number(int low, int high) {
    std::array<std::uint8_t, 4> drawn{};
    rng_.fill(drawn);
    const unsigned value = (unsigned{drawn[0]} << 16U) | (unsigned{drawn[1]} << 8U) | drawn[2];
    return low + static_cast<int>(value % static_cast<unsigned>(high - low + 1));
}

std::string Samples::text() {
    constexpr std::array texts{"",           "12/24",    "O'Hara \"sitert\"", "Bærum – Ås; Ørsta",
                               "to\nlinjer", "fvl. § 13"};
    return texts.at(static_cast<std::size_t>(number(0, texts.size() - 1)));
}

std::string Samples::slug() {
    return "s-" + std::to_string(number(1, 1'000'000));
}

TextRef Samples::text_ref(int version) {
    return {.version = VersionNumber{version},
            .commit = bytes<Oid>(),
            .tree = bytes<Oid>(),
            .blob = bytes<Oid>(),
            .text_sha256 = bytes<Sha256>()};
}

Body Samples::body(const std::string& name) {
    Body body{.slug = {name},
              .title = {.nb = "Råd " + text(), .nn = text(), .en = text()},
              .kind = static_cast<BodyKind>(number(1, 7)),
              .rule = {.quorum_numerator = number(1, 3),
                       .quorum_denominator = number(3, 5),
                       .chair_breaks_ties = coin()},
              .chair = std::nullopt,
              .mandate = {},
              .seats = {},
              .valid_from = coin() ? std::optional{date()} : std::nullopt,
              .valid_to = std::nullopt};
    for (int i = number(0, 3); i > 0; --i)
        body.mandate.push_back(static_cast<DecisionKind>(number(1, 6)));
    for (int i = number(0, 4); i > 0; --i) {
        body.seats.push_back(
            {.slug = {"plass-" + std::to_string(i)},
             .represents = text(),
             .holder = coin() ? std::optional{secretary().pseudonym} : std::nullopt,
             .deputy = std::nullopt});
    }
    if (!body.seats.empty()) body.chair = body.seats.front().slug;
    return body;
}

Council Samples::council() {
    Council council;
    council.name = text();
    council.time_zone = coin() ? "Europe/Oslo" : "UTC";
    for (const char* name : {"styret", "representantskapet", "hoering"}) {
        if (coin()) council.bodies.emplace(BodySlug{name}, body(name));
    }
    for (const char* name : {"strategi", "plan"}) {
        if (coin()) continue;
        council.workflows.emplace(WorkflowSlug{name}, InstalledWorkflow{.slug = {name},
                                                                        .revision = number(1, 9),
                                                                        .blob = bytes<Oid>(),
                                                                        .sha256 = bytes<Sha256>()});
    }
    if (coin()) council.definitions_head = bytes<Oid>();
    return council;
}

workflows::Attachments Samples::attachments() {
    workflows::Attachments made(static_cast<std::size_t>(number(1, 3)));
    for (auto& one : made) {
        one = {.blob = bytes<Oid>(),
               .sha256 = bytes<Sha256>(),
               .bytes = number(1, 9999),
               .kind = static_cast<workflows::AttachmentKind>(number(1, 10))};
    }
    return made;
}

Version Samples::version(int which) {
    return {.text = text_ref(which),
            .text_bytes = number(0, 4'000'000),
            .visibility = static_cast<Visibility>(number(1, 4)),
            .statute = text(),
            .name = text(),
            .saved_by = {static_cast<Role>(number(1, 6)), {"p-00000000000000ff"}},
            .saved_at = from_unix_ms(number(0, 2'000'000)),
            .saved_seq = Seq{number(0, 9999)},
            .released_at = coin() ? std::optional{from_unix_ms(number(0, 9))} : std::nullopt,
            .released_seq = coin() ? std::optional{Seq{number(0, 9)}} : std::nullopt,
            .attachments = coin() ? attachments() : workflows::Attachments{}};
}

Decision Samples::decision(int which) {
    return {.number = DecisionNumber{which},
            .body = {slug()},
            .kind = static_cast<DecisionKind>(number(1, 6)),
            .text = text_ref(number(1, 9)),
            .workflow_blob = bytes<Oid>(),
            .stage = {slug()},
            .present = number(0, 60),
            .seats = number(0, 90),
            .votes = {number(0, 9), number(0, 9), number(0, 9)},
            .chair = static_cast<ChairVote>(number(1, 3)),
            .rule = {number(1, 3), number(3, 5), coin()},
            .quorum_met = coin(),
            .overridden = coin(),
            .case_number = text(),
            .decided_on = date(),
            .standing = static_cast<Standing>(number(1, 4)),
            .corrects = coin() ? std::optional{DecisionNumber{number(1, 9)}} : std::nullopt,
            .seq = Seq{number(0, 9999)},
            .late = coin(),
            .sections = coin() ? sections() : std::vector<DecidedSection>{}};
}

std::vector<DecidedSection> Samples::sections() {
    std::vector<DecidedSection> sections;
    for (int i = number(1, 3); i > 0; --i)
        sections.push_back({.section = {slug()}, .sha256 = bytes<Sha256>()});
    return sections;
}

Response Samples::response(int which) {
    return {.number = ResponseNumber{which},
            .body = {slug()},
            .seat = coin() ? std::optional{SeatSlug{slug()}} : std::nullopt,
            .question_set = coin() ? std::optional{QuestionSetSlug{slug()}} : std::nullopt,
            .version = VersionNumber{number(1, 9)},
            .text_sha256 = bytes<Sha256>(),
            .stage = {slug()},
            .visit = number(1, 5),
            .channel = static_cast<Channel>(number(1, 5)),
            .on_behalf = coin(),
            .late = coin(),
            .visibility = static_cast<Visibility>(number(1, 4)),
            .statute = text(),
            .received_on = date(),
            .withdrawn = coin(),
            .corrects = coin() ? std::optional{ResponseNumber{number(1, 9)}} : std::nullopt,
            .seq = Seq{number(0, 9999)}};
}

Milestone Samples::milestone(const std::string& name) {
    return {.slug = {name},
            .state = static_cast<MilestoneState>(number(1, 4)),
            .from = coin() ? std::optional{date()} : std::nullopt,
            .until = coin() ? std::optional{date()} : std::nullopt,
            .moves = number(0, 4),
            .last_seq = Seq{number(0, 9999)}};
}

Process Samples::next(Process process, const std::string& document) {
    process.document = {document};
    process.language = coin() ? "nb" : "nn";
    process.case_number = text();
    process.workflow = {slug()};
    process.workflow_revision = number(1, 9);
    process.workflow_blob = bytes<Oid>();
    process.workflow_sha256 = bytes<Sha256>();
    process.stage = {slug()};
    process.visit += 1;
    process.stage_since = from_unix_ms(number(0, 1'000'000));
    process.stage_entered_on = date();
    process.stage_seq = Seq{number(0, 99)};
    process.created_seq = Seq{number(0, 99)};
    process.last_seq = Seq{number(0, 9999)};
    const int last = process.head ? static_cast<int>(process.head->text.version.value) : 0;
    if (coin()) process.head = version(last + (last == 0 || coin() ? 1 : 0));
    for (const char* name : {"styret", "hoering", "moete"}) {
        if (coin()) process.milestones[{name}] = milestone(name);
    }
    for (Decision& known : process.decisions)
        known.standing = static_cast<Standing>(number(1, 4));
    for (Response& known : process.responses)
        known.withdrawn = coin();
    for (int i = number(0, 3); i > 0; --i)
        process.decisions.push_back(decision(static_cast<int>(process.decisions.size()) + 1));
    for (int i = number(0, 3); i > 0; --i)
        process.responses.push_back(response(static_cast<int>(process.responses.size()) + 1));
    return process;
}

DecisionRecorded Samples::recorded(const Process& process) {
    DecisionRecorded event;
    event.decision = DecisionNumber{static_cast<std::int64_t>(process.decisions.size()) + 1};
    event.body = {"styret"};
    event.stage = process.stage;
    event.text = text_ref(1);
    event.workflow_blob = process.workflow_blob;
    event.roster = {{.seat = {"plass-1"},
                     .represents = "Ås",
                     .holder = secretary().pseudonym,
                     .deputy = std::nullopt}};
    event.case_number = text();
    event.decided_on = date();
    event.note = Committed::of(text());
    if (process.decisions.size() % 2 == 0) event.sections = sections();
    return event;
}

ResponseReceived Samples::received(const Process& process) {
    ResponseReceived event;
    event.response = ResponseNumber{static_cast<std::int64_t>(process.responses.size()) + 1};
    event.body = {"hoering"};
    event.version = VersionNumber{1};
    event.stage = process.stage;
    event.visit = process.visit;
    event.received_on = date();
    event.answers = Committed::of(R"([{"question":"maal","choice":"yes"}])");
    return event;
}

StandingChanged Samples::lapsed(const Decision& decision) {
    StandingChanged event;
    event.decision = decision.number;
    event.body = decision.body;
    event.kind = decision.kind;
    event.from = decision.standing;
    event.to = Standing::lapsed;
    return event;
}

MilestoneMoved Samples::moved(const Milestone& milestone) {
    MilestoneMoved event;
    event.milestone = milestone.slug;
    event.old_from = milestone.from;
    event.from = date();
    event.reason = Committed::of("flyttet");
    return event;
}

VersionReleased Samples::released(const Version& version) {
    VersionReleased event;
    event.text = version.text;
    event.name = "Høringsutkast";
    event.tag = "v" + std::to_string(version.text.version.value);
    return event;
}

// One event of a kind that fits the state; free text included, for sealing.
Event Samples::following(const Process& process) {
    const int last = process.head ? static_cast<int>(process.head->text.version.value) : 0;
    switch (number(0, 7)) {
        case 0:
            return StageChanged{.transition = {"videre"},
                                .from = process.stage,
                                .to = {slug()},
                                .entered_on = date(),
                                .text = std::nullopt,
                                .note = Committed::of(text())};
        case 1:
            return recorded(process);
        case 2:
            return received(process);
        case 3: {
            const auto name = "m-" + std::to_string(process.milestones.size() + 1);
            return MilestonePlanned{.milestone = {name}, .from = date(), .until = std::nullopt};
        }
        case 4:
            if (!process.decisions.empty()) return lapsed(process.decisions.back());
            break;
        case 5:
            if (!process.milestones.empty()) return moved(process.milestones.begin()->second);
            break;
        case 6:
            if (process.head) return released(*process.head);
            break;
        default:
            break;
    }
    return VersionSaved{
        .text = text_ref(last + 1),
        .parent = process.head ? std::optional{process.head->text.commit} : std::nullopt,
        .text_bytes = number(1, 9999),
        .message = Committed::of(text()),
        .attachments = coin() ? std::optional{attachments()} : std::nullopt};
}

Events Samples::history(const DocumentSlug& document, int length) {
    Events events{DocumentCreated{.document = document,
                                  .language = "nb",
                                  .case_number = text(),
                                  .workflow = {"strategi"},
                                  .workflow_revision = 1,
                                  .workflow_blob = bytes<Oid>(),
                                  .workflow_sha256 = bytes<Sha256>(),
                                  .stage = {"arbeid"},
                                  .entered_on = date(),
                                  .title = Committed::of("Strategi " + document.value)}};
    const EntryFrame frame{.seq = {}, .recorded_at = {}, .effective_at = {}, .actor = secretary()};
    Process process = apply(Process{}, frame, events.front());
    while (std::cmp_less(events.size(), length)) {
        events.push_back(following(process));
        process = apply(std::move(process), frame, events.back());
    }
    return events;
}

}  // namespace saksgang::store::tests
