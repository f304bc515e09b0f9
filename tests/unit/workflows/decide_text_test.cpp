// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;

ReleaseVersion a_release(const Process& process) {
    return {.version = process.head->text.version,
            .name = "Høringsutkast",
            .tag = "strategi/v1",
            .visibility = Visibility::open,
            .statute = {}};
}

NamedAttachment an_attachment(std::string name, std::int64_t bytes = 1000) {
    return {.name = std::move(name),
            .file = {.blob = {}, .sha256 = {}, .bytes = bytes, .kind = AttachmentKind::pdf}};
}

// The same text once more, with these files beside it.
SaveVersion attaching(const Process& process, std::vector<NamedAttachment> attachments) {
    auto command = a_text_after(process);
    command.text.text_sha256 = process.head->text.text_sha256;
    command.facts = {};
    command.attachments = std::move(attachments);
    return command;
}

}  // namespace

TEST_CASE("the first text becomes version 1") {
    const auto scene = a_scene(a_process());
    const auto saved = only<VersionSaved>(scene.decide(a_text_after(scene.process)));
    CHECK(saved.text.version == VersionNumber{1});
    CHECK_FALSE(saved.parent.has_value());
    CHECK(saved.text_bytes == 1300);
    CHECK(saved.message.text == "Rettet etter møtet.");
}

TEST_CASE("the next text is numbered after today's, whatever number was sent") {
    const auto scene = a_scene(a_process().with_text().with_text());
    auto command = a_text_after(scene.process);
    command.text.version = {9};
    const auto saved = only<VersionSaved>(scene.decide(command));
    CHECK(saved.text.version == VersionNumber{3});
    CHECK(saved.parent == scene.process.head->text.commit);
}

TEST_CASE("a new text lapses every decision that stood, in order, and no other") {
    const auto scene =
        a_scene(a_process()
                    .with_text()
                    .released()
                    .with_decision("styret", DecisionKind::endorsement)
                    .with_decision("styret", DecisionKind::endorsement, Standing::lapsed)
                    .with_decision("styret", DecisionKind::sent_back, Standing::withdrawn)
                    .with_decision("styret", DecisionKind::recommendation, Standing::carried));
    const auto events = scene.decide(a_text_after(scene.process));
    REQUIRE(events.has_value());
    REQUIRE(events->size() == 3);
    const auto saved = std::get<VersionSaved>(events->at(0));
    const auto first = std::get<StandingChanged>(events->at(1));
    const auto second = std::get<StandingChanged>(events->at(2));
    CHECK(first == StandingChanged{.decision = {1},
                                   .body = {"styret"},
                                   .kind = DecisionKind::endorsement,
                                   .from = Standing::valid,
                                   .to = Standing::lapsed,
                                   .cause = StandingCause::text_changed,
                                   .text = saved.text,
                                   .change = ChangeClass::substance,
                                   .reason = {}});
    CHECK(second.decision == DecisionNumber{4});
    CHECK(second.from == Standing::carried);
    CHECK(second.to == Standing::lapsed);
}

TEST_CASE("attachments make a version of the same text, and touch no decision") {
    const auto scene = a_scene(
        a_process().with_text().released().with_decision("styret", DecisionKind::endorsement));
    const auto saved = only<VersionSaved>(
        scene.decide(attaching(scene.process, {an_attachment("a.pdf"), an_attachment("b.pdf")})));
    CHECK(saved.text.text_sha256 == scene.process.head->text.text_sha256);
    CHECK(saved.attachments ==
          Attachments{an_attachment("a.pdf").file, an_attachment("b.pdf").file});
    CHECK(saved.attachment_names.text == "a.pdf\nb.pdf\n");
}

TEST_CASE("the same text with the same attachments is nothing new, and without them it is") {
    auto scene = a_scene(a_process().with_text());
    scene.process.head->attachments = {an_attachment("a.pdf").file};
    check_refused(scene.decide(attaching(scene.process, {an_attachment("a.pdf")})),
                  Errc::text_unchanged);
    const auto saved = only<VersionSaved>(scene.decide(attaching(scene.process, {})));
    CHECK_FALSE(saved.attachments.has_value());
    CHECK_FALSE(saved.attachment_names.text.has_value());
}

TEST_CASE("a version has so many attachments, and so many bytes of them") {
    const auto scene = a_scene(a_process().with_text());
    std::vector<NamedAttachment> many;
    for (std::size_t i = 0; i < limits::attachments_max; ++i)
        many.push_back(an_attachment("vedlegg-" + std::to_string(100 + i) + ".pdf"));
    CHECK(scene.decide(attaching(scene.process, many)).has_value());
    many.push_back(an_attachment("øverst.pdf"));
    check_refused(scene.decide(attaching(scene.process, many)), Errc::invalid_input, "file");

    constexpr auto half = static_cast<std::int64_t>(limits::attachments_bytes_max) / 2;
    std::vector<NamedAttachment> large{an_attachment("a.pdf", half), an_attachment("b.pdf", half)};
    CHECK(scene.decide(attaching(scene.process, large)).has_value());
    large.push_back(an_attachment("c.pdf", 1));
    check_refused(scene.decide(attaching(scene.process, large)), Errc::invalid_input, "file");
}

TEST_CASE("who asks is told all that stands in the way of attachments, not the first alone") {
    std::vector<NamedAttachment> many;
    for (std::size_t i = 0; i <= limits::attachments_max; ++i)
        many.push_back(an_attachment("vedlegg-" + std::to_string(100 + i) + ".pdf"));
    const auto open = a_scene(a_process().with_text());
    CHECK(problems_with(open.situation(), {an_attachment("a.pdf")}).empty());
    CHECK(problems_with(open.situation(), many).size() == 1);
    const auto locked = a_scene(a_process().with_text().in_stage("horing"));
    const auto problems = problems_with(locked.situation(), many);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].code == Errc::text_locked);
    CHECK(problems[1].field == "file");
}

TEST_CASE("attachments wait like the text does: in a locked stage, and behind another version") {
    const auto scene = a_scene(a_process().with_text());
    auto behind = attaching(scene.process, {an_attachment("a.pdf")});
    behind.parent = Oid{};
    check_refused(scene.decide(behind), Errc::version_conflict);
}

TEST_CASE("a decision survives what is proved to say nothing else, and nothing more") {
    struct Row {
        ChangeClass change;
        Standing to;
    };
    for (const auto from : {Standing::valid, Standing::carried}) {
        for (const auto& row : {Row{ChangeClass::identical, Standing::carried},
                                Row{ChangeClass::typographic, Standing::carried},
                                Row{ChangeClass::wording, Standing::lapsed},
                                Row{ChangeClass::structure, Standing::lapsed},
                                Row{ChangeClass::particulars, Standing::lapsed},
                                Row{ChangeClass::substance, Standing::lapsed}}) {
            INFO(to_string(from) << " " << to_string(row.change));
            const auto scene = a_scene(a_process().with_text().released().with_decision(
                "styret", DecisionKind::endorsement, from));
            auto command = a_text_after(scene.process);
            command.facts.changes.begin()->second = row.change;
            const auto events = scene.decide(command);
            REQUIRE(events.has_value());
            const auto changed = std::get<StandingChanged>(events->at(1));
            CHECK(changed.from == from);
            CHECK(changed.to == row.to);
            CHECK(changed.change == row.change);
        }
    }
}

TEST_CASE("the very text that was decided on needs no comparison") {
    const auto scene = a_scene(a_process()
                                   .with_text()
                                   .released()
                                   .with_decision("styret", DecisionKind::endorsement)
                                   .with_text());
    auto command = a_text_after(scene.process);
    command.text.text_sha256 = scene.process.decisions.front().text.text_sha256;
    command.facts = {};
    const auto events = scene.decide(command);
    REQUIRE(events.has_value());
    CHECK(std::get<StandingChanged>(events->at(1)).to == Standing::carried);
}

TEST_CASE("without a comparison with what was decided on, nothing is saved") {
    const auto scene = a_scene(
        a_process().with_text().released().with_decision("styret", DecisionKind::endorsement));
    auto command = a_text_after(scene.process);
    command.facts = {};
    check_refused(scene.decide(command), Errc::facts_needed);
}

TEST_CASE("a text that follows another than today's is refused, with who saved that and when") {
    const auto scene = a_scene(a_process().with_text().with_text());
    const auto stale_blob = [&](SaveVersion command) {
        return command.expected_blob = an_oid(1), command;
    };
    const auto no_blob = [&](SaveVersion command) {
        return command.expected_blob.reset(), command;
    };
    const auto stale_parent = [&](SaveVersion command) {
        return command.parent = an_oid(1), command;
    };
    const auto no_parent = [&](SaveVersion command) { return command.parent.reset(), command; };
    const auto good = a_text_after(scene.process);
    for (const auto& command :
         {stale_blob(good), no_blob(good), stale_parent(good), no_parent(good)}) {
        const auto result = scene.decide(command);
        check_refused(result, Errc::version_conflict);
        REQUIRE(result.error().reasons.size() == 1);
        CHECK(result.error().reasons.front().kind == "saved_by");
        CHECK(result.error().reasons.front().who == std::vector<std::string>{"secretariat"});
        CHECK(only_reason(result) ==
              "Sekretariatet lagret versjon 2 den 26. april 2024 kl. 09.00 UTC.");
    }
}

TEST_CASE("whoever saved today's text is named by role, in every language") {
    for (const auto role : {Role::secretariat, Role::member, Role::body_secretary, Role::auditor,
                            Role::administrator, Role::system}) {
        auto scene = a_scene(a_process().with_text());
        scene.process.head->saved_by.role = role;
        auto command = a_text_after(scene.process);
        command.expected_blob = an_oid(99);
        const auto result = scene.decide(command);
        REQUIRE_FALSE(result.has_value());
        const Reason& reason = result.error().reasons.at(0);
        CHECK(reason.who == std::vector{std::string{to_string(role)}});
        CHECK(say(Language::nb, reason.phrase).ends_with(" 26. april 2024 kl. 09.00 UTC."));
        CHECK(say(Language::nn, reason.phrase).ends_with(" 26. april 2024 kl. 09.00 UTC."));
        CHECK(say(Language::en, reason.phrase).ends_with(" on 26 April 2024 at 09:00 UTC."));
    }
}

TEST_CASE("a first text cannot follow one there is not") {
    const auto scene = a_scene(a_process());
    auto command = a_text_after(scene.process);
    command.expected_blob = an_oid(1);
    check_refused(scene.decide(command), Errc::version_conflict);
    command = a_text_after(scene.process);
    command.parent = an_oid(1);
    check_refused(scene.decide(command), Errc::version_conflict);
}

TEST_CASE("the same text again is nothing to save") {
    const auto scene = a_scene(a_process().with_text());
    auto command = a_text_after(scene.process);
    command.text.text_sha256 = scene.process.head->text.text_sha256;
    const auto result = scene.decide(command);
    check_refused(result, Errc::text_unchanged);
    CHECK(only_reason(result) == "Teksten er den samme som i versjon 1.");
}

TEST_CASE("the text is open in some stages and locked in others") {
    struct Row {
        std::string stage;
        bool open;
    };
    for (const auto& row : {Row{"utkast", true}, Row{"bearbeiding", true}, Row{"styret", false},
                            Row{"horing", false}, Row{"vedtak", false}, Row{"vedtatt", false}}) {
        INFO(row.stage);
        const auto scene = a_scene(a_process().with_text().in_stage(row.stage));
        const auto result = scene.decide(a_text_after(scene.process));
        if (row.open) {
            CHECK(result.has_value());
        } else {
            check_refused(result, Errc::text_locked);
        }
    }
}

TEST_CASE("a text and its message have limits") {
    const auto scene = a_scene(a_process());
    auto command = a_text_after(scene.process);
    command.text_bytes = static_cast<std::int64_t>(limits::text_bytes_max);
    CHECK(scene.decide(command).has_value());
    ++command.text_bytes;
    check_refused(scene.decide(command), Errc::body_too_large, "text");
    command = a_text_after(scene.process);
    command.message = std::string(limits::note_bytes_max + 1, 'a');
    check_refused(scene.decide(command), Errc::invalid_input, "message");
}

TEST_CASE("a release names today's text") {
    const auto scene = a_scene(a_process().with_text());
    const auto released = only<VersionReleased>(scene.decide(a_release(scene.process)));
    CHECK(released == VersionReleased{.text = scene.process.head->text,
                                      .name = "Høringsutkast",
                                      .tag = "strategi/v1",
                                      .visibility = Visibility::open,
                                      .statute = {}});
}

TEST_CASE("only today's text can be released, and once") {
    auto scene = a_scene(a_process().with_text().with_text());
    auto command = a_release(scene.process);
    command.version = {1};
    check_refused(scene.decide(command), Errc::version_conflict);

    scene = a_scene(a_process().with_text().released());
    const auto again = scene.decide(a_release(scene.process));
    check_refused(again, Errc::already_exists);
    CHECK(only_reason(again) == "Versjon 1 er allerede sendt ut som «Utkast».");

    check_refused(a_scene(a_process()).decide(a_release(scene.process)), Errc::version_conflict);
}

TEST_CASE("a release has a name, an audience, and a statute where it is withheld") {
    struct Row {
        std::string name;
        Visibility visibility;
        std::string statute;
        std::string field;  // to blame; empty: it is fine
    };
    const auto scene = a_scene(a_process().with_text());
    for (const auto& row : {
             Row{"Utkast", Visibility::open, "", ""},
             Row{"Utkast", Visibility::recipients, "", ""},
             Row{"Utkast", Visibility::withheld, "offl. § 14", ""},
             Row{"", Visibility::open, "", "name"},
             Row{"  ", Visibility::open, "", "name"},
             Row{"Ut\nkast", Visibility::open, "", "name"},
             Row{std::string(limits::name_bytes_max + 1, 'a'), Visibility::open, "", "name"},
             Row{"Utkast", Visibility::secretariat, "", "visibility"},
             Row{"Utkast", Visibility::withheld, "", "statute"},
             Row{"Utkast", Visibility::open, "offl. § 14", "statute"},
         }) {
        INFO(row.name << " " << to_string(row.visibility) << " " << row.statute);
        auto command = a_release(scene.process);
        command.name = row.name;
        command.visibility = row.visibility;
        command.statute = row.statute;
        const auto result = scene.decide(command);
        if (row.field.empty()) {
            CHECK(result.has_value());
        } else {
            check_refused(result, Errc::invalid_input, row.field);
        }
    }
}

TEST_CASE("a name in another encoding than UTF-8 is refused as such") {
    const auto scene = a_scene(a_process().with_text());
    auto command = a_release(scene.process);
    command.name = "H\xF8ringsutkast";
    check_refused(scene.decide(command), Errc::invalid_utf8, "name");
}

}  // namespace saksgang::workflows
