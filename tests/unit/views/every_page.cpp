// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/views/every_page.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include "daemon/views/editing/edit_form.hpp"
#include "daemon/views/editing/joining_model.hpp"
#include "daemon/views/editing/review_model.hpp"
#include "daemon/views/meetings/decision_form.hpp"
#include "daemon/views/meetings/milestone_form.hpp"
#include "daemon/views/responses/response_form.hpp"
#include "repo/text/safe_html.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/admin_samples.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {

const Pages& pages() {
    static const Pages made;
    return made;
}

Reading the_whole_hearing() {
    return {.process = the_hearing(),
            .versions = {*the_hearing().version},
            .entries = hearing_entries(),
            .changes = {{DecisionNumber{2}, some_changes()}}};
}

Error a_refusal() {
    Error refusal = error(Errc::transition_refused, "conditions are not met: see reasons", "to");
    refusal.reasons = the_hearing().next.front().unmet;
    return refusal;
}

ChangesModel the_changes(Language language, std::string_view layout) {
    const std::vector versions{*the_hearing().version};
    return changes_model(the_hearing(), versions,
                         {.from = "decision:3", .to = "", .layout = changes_layout_from(layout)},
                         some_changes_view(), language);
}

namespace {

Reading a_hearing_with_attachments() {
    auto reading = the_whole_hearing();
    reading.process.version->attachments = {{}, {}};
    auto entry = an_entry("document.version_saved", R"({"actor":"secretariat","version":6})",
                          "2024-05-17T08:00:00.000Z");
    entry.attachments = app::AttachmentChange::added;
    reading.entries.insert(reading.entries.begin(), entry);
    return reading;
}

ChangesModel the_changes_of_sections(Language language) {
    auto changes = some_changes_view();
    changes.sections = {{.id = {"klima"}, .name = "Klima"}};
    return changes_model(the_hearing(), {}, {.from = "decision:3", .to = ""}, changes, language);
}

// More changes than one page holds, and one that goes on where the page before left off.
SharedChanges many_changes() {
    std::string before = "En.\n";
    std::string after = "En.\n\n" + std::string(300'000, '<') + "\n";
    for (std::size_t i = 0; i < limits::page_changes_max; ++i) {
        before += fmt::format("\n## Mål {}\n\nVi skal nå mål {} sammen.\n", i, i);
        after += fmt::format("\n## Mål {}\n\nVi bør nå mål {} sammen.\n", i, i);
    }
    return std::make_shared<const repo::TextChanges>(*repo::text_changes(before, after));
}

ChangesModel a_page_of_changes(std::size_t page, std::string_view layout, Language language) {
    auto changes = some_changes_view();
    changes.changes = many_changes();
    return changes_model(
        the_hearing(), {},
        {.from = "decision:3", .to = "", .layout = changes_layout_from(layout), .page = page},
        changes, language);
}

ReviewModel a_review(const FormReading& form, Language language) {
    app::TextReview review;
    review.text = std::make_shared<const std::string>("# Strategi\n\nBo bra.\n");
    review.newest = *form.process.version;
    review.changes = some_changes();
    review.standings = {{.decision = DecisionNumber{1},
                         .body = {"styret"},
                         .kind = workflows::DecisionKind::endorsement,
                         .text = {},
                         .change = {},
                         .reason = {}}};
    auto structure = std::make_shared<const repo::Structure>(*repo::read_structure(*review.text));
    review.html = std::make_shared<const std::string>(*repo::safe_html(*review.text, *structure));
    review.structure = std::move(structure);
    return review_model({.form = form,
                         .review = review,
                         .joined = nullptr,
                         .restored = VersionNumber{1},
                         .message = "kort"},
                        language);
}

app::VersionAttachments the_files() {
    const auto a_file = [](std::string name, std::int64_t bytes, workflows::AttachmentKind kind) {
        return workflows::NamedAttachment{
            .name = std::move(name),
            .file = {.blob = {}, .sha256 = {}, .bytes = bytes, .kind = kind}};
    };
    return {.version = *the_hearing().version,
            .attachments = {
                a_file("kart <øst> & \"vest\".pdf", 2'345'678, workflows::AttachmentKind::pdf),
                a_file("tall.csv", 12, workflows::AttachmentKind::csv)}};
}

AttachmentsModel some_attachments(const FormReading& form, bool any, Language language) {
    const auto files = any ? the_files() : app::VersionAttachments{*the_hearing().version, {}};
    return attachments_model({.form = form, .attachments = files, .may_change = true}, language);
}

JoiningModel a_joining(const FormReading& form, Language language) {
    app::JoinedText joined{.base = *form.process.version,
                           .newest = *form.process.version,
                           .theirs = some_changes(),
                           .merge = *repo::merge_texts({.base = "## Mål\n\nBo godt her.\n",
                                                        .theirs = "## Mål\n\nBo bra her.\n",
                                                        .mine = "## Mål\n\nBo fint her.\n"})};
    return joining_model({.form = form,
                          .joined = joined,
                          .text = std::make_shared<const std::string>("## Mål\n\nBo fint her.\n"),
                          .message = "kort"},
                         language);
}

TextModel a_text_model(const app::ProcessView& view, Language language) {
    const std::string_view text = "# Strategi\n\nEn *tekst*.\n\n## Visjon\n\nBo godt.\n";
    auto structure = std::make_shared<const repo::Structure>(*repo::read_structure(text));
    auto html = std::make_shared<const std::string>(*repo::safe_html(text, *structure));
    return text_model(
        view, {.version = *the_hearing().version, .structure = structure, .html = html}, language);
}

TextModel a_past_text_model(Language language) {
    auto newer = the_hearing();
    newer.version->text.version.value += 1;
    return a_text_model(newer, language);
}

TextModel a_text_with_attachments(Language language) {
    auto model = a_text_model(the_hearing(), language);
    model.attachments = attachment_lines({"strategi"}, the_files(), Speech{language});
    return model;
}

ParagraphModel a_paragraph(Language language) {
    return paragraph_model(the_hearing(), some_provenance(), some_history(), language);
}

ParagraphModel an_older_paragraph(Language language) {
    auto history = some_history();
    history.steps.front().moved = true;
    history.earlier = {.version = VersionNumber{1}, .paragraph = 3};
    auto provenance = some_provenance();
    provenance.bringers.versions.pop_back();
    return paragraph_model(the_hearing(), provenance, history, language);
}

GoalsModel some_goals(Language language) {
    const auto structure = repo::read_structure(
        "## Visjon\n\nBo godt.\n\n## Strategier\n1. Gå foran\n\n## Innsatsområder\n### Klima\n"
        "#### Delmål\n- Ned (strategi 1)\n### Bane\n");
    return goals_model(
        the_hearing(),
        {.version = *the_hearing().version,
         .goals = std::make_shared<const repo::GoalHierarchy>(repo::goals_of(*structure))},
        language);
}

GoalsModel no_goals(Language language) {
    return goals_model(
        the_hearing(),
        {.version = *the_hearing().version, .goals = std::make_shared<const repo::GoalHierarchy>()},
        language);
}

GoalsModel checked_goals(Language language) {
    const std::string_view text = "## Visjon\n\nBo godt.\n\n[x](#borte)\n";
    const auto structure = std::make_shared<const repo::Structure>(*repo::read_structure(text));
    auto model = some_goals(language);
    add_findings(model, the_hearing(),
                 {.version = *the_hearing().version,
                  .structure = structure,
                  .findings = std::make_shared<const app::Findings>(
                      repo::check_text(text, *structure, workflows::strategy_check())),
                  .definition = the_hearing().definition},
                 language);
    return model;
}

SentForm a_refused_form(std::string field) {
    return {
        .typed = {{field, "i morgen"}},
        .faults = {{.field = field,
                    .reason = {.kind = "invalid_input",
                               .phrase = {.key = "field.not_date", .arguments = {{"field", field}}},
                               .who = {},
                               .by = {}}},
                   {.field = "", .reason = a_refusal().reasons.front()}}};
}

NextModel a_step(const app::ProcessView& view, const SentForm& sent, Language language) {
    auto model = next_model({.process = view,
                             .to = view.next.front().to,
                             .endpoints = {},
                             .once = "form-1",
                             .sent = sent},
                            language);
    REQUIRE(model.has_value());
    return *std::move(model);
}

ChangesModel no_changes(Language language) {
    const std::vector versions{*the_hearing().version};
    return changes_problem(the_hearing(), versions, {.from = "99", .to = ""},
                           error(Errc::not_found, "no such version", "from"), language);
}

// The pages around the process: receivers, audit, people.
std::vector<NamedPage> admin_pages(const Layout& inside) {
    const Speech speech{inside.language};
    const auto frame = a_frame(inside.language);
    app::EndpointStatus status{.endpoint = an_endpoint(), .traffic = {}};
    status.endpoint.failing_since = an_instant();
    status.endpoint.paused_until = an_instant();
    const std::vector statuses{status};
    const std::vector deliveries{a_failing_delivery()};
    auto endpoint = endpoint_model(
        {.status = status, .deliveries = deliveries, .more = true, .state_filter = "pending"},
        "pinged", frame);
    endpoint.secret = "whsec_AAAA";
    endpoint.ping_key = "form-1";
    const app::SentDelivery sent{
        .endpoint = an_endpoint(), .delivery = a_failing_delivery(), .body = R"({"a":"<b>"})"};
    SentForm typed;
    typed.typed = {{"url", "<b>"}};
    typed.faults.push_back(
        {.field = "url",
         .reason = {.kind = "invalid_input",
                    .phrase = {.key = "field.missing", .arguments = {{"field", "url"}}},
                    .who = {},
                    .by = {}}});
    const auto council = the_hearing().council;
    const auto& styret = council.bodies.at({"styret"});
    const std::vector<DocumentChoice> documents{{.slug = "strategi", .title = "Strategi"}};
    const auto people = some_people();
    const PlainFormReading form{.council = council, .once = "form-2", .sent = typed};
    const auto token = a_token();
    auto tokens = tokens_model({.name = "Kari",
                                .roles = people.front().roles,
                                .tokens = std::span{&token, 1},
                                .time_zone = "Europe/Oslo",
                                .now = an_instant()},
                               "token_made", speech);
    tokens.token = "sg_AAAA";
    return {
        {"notices", pages().notices(inside, notices_model(statuses, "removed", frame))},
        {"notices, none", pages().notices(inside, notices_model({}, "", frame))},
        {"endpoint", pages().endpoint(inside, endpoint)},
        {"delivery", pages().delivery(inside, delivery_model(sent, "resent", frame))},
        {"new endpoint, refused",
         pages().plain_form(
             inside,
             new_endpoint_form(
                 {.council = council, .documents = documents, .once = "form-3", .sent = typed},
                 speech))},
        {"remove endpoint",
         pages().plain_form(inside, remove_endpoint_form(an_endpoint(), "form-4", speech))},
        {"people", pages().people(inside, people_model(people, {1}, "person_added", speech))},
        {"new person", pages().plain_form(inside, new_person_form(form, speech))},
        {"roles", pages().plain_form(inside, roles_form(people.front(), form, speech))},
        {"bodies", pages().bodies(inside, bodies_model(council, people, "seat_changed", speech))},
        {"seat",
         pages().plain_form(inside, seat_form(styret, styret.seats.front(), people, form, speech))},
        {"tokens", pages().tokens(inside, tokens)},
        {"new token", pages().plain_form(inside, new_token_form(form, speech))},
    };
}

std::vector<NamedPage> audit_pages(const Layout& outside, const Layout& inside) {
    AuditSample sample;
    const auto everything = pages().audit(outside, sample.model(outside.language));
    const auto hearing = the_hearing();
    sample.document = &hearing;
    sample.may_start = sample.sees_all = true;
    auto found = a_good_verification();
    found.git.add({.entry = Seq{4}, .what = "stands elsewhere", .remedy = app::remedy::compare});
    sample.verified = a_status(std::move(found));
    sample.verified.running = true;
    const auto broken = pages().audit(inside, sample.model(inside.language));
    sample.page = {};
    sample.head.reset();
    return {{"audit", everything},
            {"audit of a document, broken", broken},
            {"audit, empty", pages().audit(inside, sample.model(inside.language))}};
}

ApiModel a_described_api() {
    constexpr std::string_view description = R"json({
        "info": {"description": "All of `it`"},
        "tags": [{"name": "texts", "description": "Texts"}],
        "paths": {"/texts": {"get": {"operationId": "get_texts", "tags": ["texts"],
            "summary": "All", "responses": {"200": {"description": "They"}}}}},
        "components": {"schemas": {"Text": {"type": "object", "properties": {}}}}})json";
    return api_model(boost::json::parse(description).as_object());
}

// The pages on which the secretariat works, and those it shares with everyone.
std::vector<NamedPage> pages_of_work(Language language) {
    Layout inside{.language = language, .language_asked = true, .council = "Osloregionen"};
    inside.person = "Kari";
    inside.csrf_token = "c5rf";
    inside.roles = {Role::secretariat};
    const Layout outside{.language = language, .council = "Osloregionen"};
    const std::vector both{the_hearing(), the_adoption()};
    const auto hearing = the_hearing();
    const auto done = hearing_entries().at(2);
    const SentForm refused_step = a_refused_form("effective_on");
    const SentForm refused = a_refused_form("reason");
    const std::vector versions{*hearing.version};
    const FormReading writing{
        .process = hearing, .versions = versions, .once = "form-1", .sent = refused};
    const auto structure = repo::read_structure("# Plan\n\n## Bane\n\n### Mål\n").value();
    const OfferedSections offered{.structure = &structure, .version = {5}};
    const std::vector<app::GivenReason> moved{{.seq = {31},
                                               .milestone = MilestoneSlug{"utvalg-juni"},
                                               .moved_from = support::day(2024, 6, 5),
                                               .text = "Svarene må leses."}};
    std::vector<app::ResponseView> answered;
    for (const auto& response : hearing.process.responses) {
        answered.push_back({.response = response, .answers = R"([{"question":"","text":"Ja."}])"});
    }
    return {
        {"control",
         pages().control(inside, control_model({.process = hearing, .endpoints = {}, .done = &done},
                                               language))},
        {"controls", pages().controls(inside, controls_model(both, {}, language))},
        {"next step", pages().next_step(inside, a_step(hearing, {}, language))},
        {"next step, refused", pages().next_step(inside, a_step(hearing, refused_step, language))},
        {"meetings", pages().meetings(inside, meetings_model({.process = hearing,
                                                              .versions = versions,
                                                              .reasons = moved,
                                                              .done = &done},
                                                             language))},
        {"decision", pages().form_page(inside, record_decision_page(writing, offered, language))},
        {"decision, corrected",
         pages().form_page(inside, correct_decision_page(writing, offered,
                                                         hearing.process.decisions[2], language))},
        {"milestone", pages().form_page(inside, *milestone_page(writing, {"utvalg-juni"},
                                                                MilestoneAct::move, language))},
        {"responses",
         pages().responses(
             inside, responses_model({.process = hearing, .responses = answered, .reasons = moved},
                                     language))},
        {"responses, none",
         pages().responses(
             outside,
             responses_model({.process = hearing, .responses = {}, .reasons = {}}, language))},
        {"response",
         pages().response(inside,
                          response_model({.process = hearing, .responses = answered, .reasons = {}},
                                         answered.front(), language))},
        {"response, new",
         pages().form_page(inside, register_response_page(writing, true, language))},
        {"edit, draft", pages().form_page(inside, edit_page({.form = writing,
                                                             .text = "# Min\n",
                                                             .message = "halvveis",
                                                             .base = "bb",
                                                             .kept_at = Instant{},
                                                             .stale = true},
                                                            language))},
        {"review", pages().review(inside, a_review(writing, language))},
        {"attachments", pages().attachments(inside, some_attachments(writing, true, language))},
        {"attachments, none",
         pages().attachments(inside, some_attachments(writing, false, language))},
        {"attachment, remove",
         pages().form_page(
             inside, remove_attachment_page(writing, the_files().attachments.front(), language))},
        {"joining", pages().joining(inside, a_joining(writing, language))},
        {"release", pages().form_page(inside, release_page(writing, language))},
    };
}

}  // namespace

std::vector<NamedPage> every_page(Language language) {
    const Layout outside{.language = language, .council = "Osloregionen"};
    Layout inside{.language = language, .language_asked = true, .council = "Osloregionen"};
    inside.person = "Kari";
    inside.csrf_token = "c5rf";
    const auto refused = problem_model(a_refusal(), the_hearing().council, "7f3a", language);
    const auto fault =
        problem_model(error(Errc::internal, "secret"), the_hearing().council, "7f3a", language);
    const std::vector both{the_hearing(), the_adoption()};
    std::vector<NamedPage> all{
        {"overview", pages().overview(outside, the_whole_hearing().model(language))},
        {"overview, attachments",
         pages().overview(inside, a_hearing_with_attachments().model(language))},
        {"overview, adopted",
         pages().overview(inside, Reading{.process = the_adoption()}.model(language))},
        {"overview, new",
         pages().overview(outside,
                          Reading{.process = a_view(support::a_process())}.model(language))},
        {"changes", pages().changes(outside, the_changes(language, "inline"))},
        {"changes, side by side", pages().changes(inside, the_changes(language, "side"))},
        {"changes, of sections", pages().changes(outside, the_changes_of_sections(language))},
        {"changes, first page", pages().changes(outside, a_page_of_changes(1, "inline", language))},
        {"changes, next page", pages().changes(inside, a_page_of_changes(2, "side", language))},
        {"changes, last page", pages().changes(outside, a_page_of_changes(99, "inline", language))},
        {"changes, none to show", pages().changes(outside, no_changes(language))},
        {"text", pages().text(outside, a_text_model(the_hearing(), language))},
        {"text, past", pages().text(inside, a_past_text_model(language))},
        {"text, attachments", pages().text(inside, a_text_with_attachments(language))},
        {"text, too large", pages().text(inside, text_model(the_hearing(), {}, language))},
        {"paragraph", pages().paragraph(outside, a_paragraph(language))},
        {"paragraph, older", pages().paragraph(inside, an_older_paragraph(language))},
        {"paragraph, too large",
         pages().paragraph(outside,
                           paragraph_unknown(the_hearing(), *the_hearing().version, 4, language))},
        {"goals", pages().goals(outside, some_goals(language))},
        {"goals, checked", pages().goals(inside, checked_goals(language))},
        {"goals, none", pages().goals(inside, no_goals(language))},
        {"versions", pages().versions(
                         outside, versions_model(the_hearing(), std::vector{*the_hearing().version},
                                                 true, language))},
        {"versions, none",
         pages().versions(inside, versions_model(the_hearing(), {}, false, language))},
        {"documents", pages().documents(inside, documents_model(both, language))},
        {"documents, none", pages().documents(outside, documents_model({}, language))},
        {"api", pages().api(outside, a_described_api())},
        {"login", pages().login(outside, {.email = "", .next = "/", .csrf_token = "c5rf"})},
        {"login, failed", pages().login(outside, {.email = "kari@example.no",
                                                  .next = "/",
                                                  .csrf_token = "",
                                                  .failure = Errc::login_failed})},
        {"problem", pages().problem(outside, refused)},
        {"problem, ours", pages().problem(inside, fault)},
    };
    const Speech speech{language};
    all.push_back(
        {"accessibility", pages().statement(outside, accessibility_statement("Rådet", speech))});
    all.push_back({"privacy", pages().statement(outside, privacy_statement("Rådet", speech))});
    for (auto& one : admin_pages(inside))
        all.push_back(std::move(one));
    for (auto& one : pages_of_work(language))
        all.push_back(std::move(one));
    for (auto& one : audit_pages(outside, inside))
        all.push_back(std::move(one));
    return all;
}

}  // namespace saksgang::views
