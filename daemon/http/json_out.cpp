// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/json_out.hpp"

#include "daemon/http/json_values.hpp"
#include "daemon/http/reason_json.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;
using workflows::to_string;

json::object actor_json(const Actor& actor) {
    return {{"role", to_string(actor.role)}, {"pseudonym", actor.pseudonym.value}};
}

json::object stage_json(const app::ProcessView& view, Language language) {
    const auto& process = view.process;
    json::object stage{{"slug", process.stage.value},
                       {"since", format_instant(process.stage_since)},
                       {"entered_on", format_date(process.stage_entered_on)}};
    if (const auto* found = view.definition->find_stage(process.stage)) {
        stage["title"] = found->title.in(language);
        stage["adopted"] = found->adopted;
        stage["final"] = found->final;
        stage["text"] = found->text == workflows::StageText::locked ? "locked" : "open";
    }
    return stage;
}

json::object body_status_json(const workflows::BodyStatus& status,
                              const workflows::Council& council, Language language) {
    json::object body{{"body", status.body.value},
                      {"answered", status.answered},
                      {"seats_answered", status.seats_answered},
                      {"seats", status.seats}};
    if (const auto* found = council.find_body(status.body))
        body["title"] = found->title.in(language);
    body["latest_decision"] =
        status.latest_decision ? json::value(status.latest_decision->value) : json::value(nullptr);
    return body;
}

}  // namespace

json::object version_json(const workflows::Version& version) {
    json::object object{{"number", version.text.version.value},
                        {"name", version.name},
                        {"visibility", to_string(version.visibility)},
                        {"commit", to_hex(version.text.commit)},
                        {"tree", to_hex(version.text.tree)},
                        {"blob", to_hex(version.text.blob)},
                        {"text_sha256", to_hex(version.text.text_sha256)},
                        {"text_bytes", version.text_bytes},
                        {"saved_at", format_instant(version.saved_at)},
                        {"saved_by", actor_json(version.saved_by)},
                        {"released_at", nullptr}};
    if (version.released_at) object["released_at"] = format_instant(*version.released_at);
    if (!version.statute.empty()) object["statute"] = version.statute;
    return object;
}

json::object decision_json(const workflows::Decision& decision) {
    json::object object{{"decision", decision.number.value},
                        {"body", decision.body.value},
                        {"kind", to_string(decision.kind)},
                        {"standing", to_string(decision.standing)},
                        {"stage", decision.stage.value},
                        {"version", decision.text.version.value},
                        {"commit", to_hex(decision.text.commit)},
                        {"tree", to_hex(decision.text.tree)},
                        {"text_sha256", to_hex(decision.text.text_sha256)},
                        {"workflow_blob", to_hex(decision.workflow_blob)},
                        {"decided_on", format_date(decision.decided_on)},
                        {"late", decision.late},
                        {"present", decision.present},
                        {"seats", decision.seats},
                        {"votes", json::object{{"in_favour", decision.votes.in_favour},
                                               {"against", decision.votes.against},
                                               {"abstained", decision.votes.abstained}}},
                        {"chair", to_string(decision.chair)},
                        {"quorum_met", decision.quorum_met},
                        {"overridden", decision.overridden},
                        {"case_number", decision.case_number},
                        {"sequence", decision.seq.value}};
    if (decision.corrects) object["corrects"] = decision.corrects->value;
    if (!decision.sections.empty()) {
        object["sections"] = array_of(decision.sections, [](const auto& decided) {
            return json::object{{"section", decided.section.value},
                                {"sha256", to_hex(decided.sha256)}};
        });
    }
    return object;
}

json::object response_json(const workflows::Response& response) {
    json::object object{{"response", response.number.value},
                        {"body", response.body.value},
                        {"version", response.version.value},
                        {"text_sha256", to_hex(response.text_sha256)},
                        {"stage", response.stage.value},
                        {"channel", to_string(response.channel)},
                        {"on_behalf", response.on_behalf},
                        {"late", response.late},
                        {"visibility", to_string(response.visibility)},
                        {"received_on", format_date(response.received_on)},
                        {"withdrawn", response.withdrawn},
                        {"sequence", response.seq.value}};
    if (response.seat) object["seat"] = response.seat->value;
    if (response.question_set) object["question_set"] = response.question_set->value;
    if (!response.statute.empty()) object["statute"] = response.statute;
    if (response.corrects) object["corrects"] = response.corrects->value;
    return object;
}

json::object milestone_json(const workflows::Milestone& milestone,
                            const workflows::Definition& definition, Language language) {
    json::object object{{"slug", milestone.slug.value},
                        {"state", to_string(milestone.state)},
                        {"from", date_or_null(milestone.from)},
                        {"until", date_or_null(milestone.until)},
                        {"moves", milestone.moves}};
    if (const auto* plan = definition.find_milestone(milestone.slug)) {
        object["title"] = plan->title.in(language);
        object["kind"] = to_string(plan->kind);
        if (plan->body) object["body"] = plan->body->value;
    }
    return object;
}

json::object document_json(const app::ProcessView& view, Language language) {
    const auto& process = view.process;
    json::object object{{"slug", process.document.value},
                        {"title", view.title},
                        {"language", process.language},
                        {"case_number", process.case_number},
                        {"workflow", json::object{{"slug", process.workflow.value},
                                                  {"revision", process.workflow_revision},
                                                  {"blob", to_hex(process.workflow_blob)},
                                                  {"sha256", to_hex(process.workflow_sha256)}}},
                        {"stage", stage_json(view, language)},
                        {"version", nullptr},
                        {"url", "/api/v1/documents/" + process.document.value}};
    if (view.version) object["version"] = version_json(*view.version);
    return object;
}

json::object process_json(const app::ProcessView& view, Language language) {
    json::object object = document_json(view, language);
    json::array milestones;
    for (const auto& plan : view.definition->milestones) {
        const auto found = view.process.milestones.find(plan.slug);
        if (found == view.process.milestones.end()) continue;
        milestones.push_back(milestone_json(found->second, *view.definition, language));
    }
    object["visit"] = view.process.visit;
    object["milestones"] = std::move(milestones);
    object["bodies"] = array_of(view.bodies, [&](const workflows::BodyStatus& status) {
        return body_status_json(status, view.council, language);
    });
    object["decisions"] = array_of(view.process.decisions, decision_json);
    object["transitions"] = array_of(view.next, [&](const app::NextStage& next) {
        return json::object{{"to", next.to.value},
                            {"title", next.title.in(language)},
                            {"open", next.open()},
                            {"unmet", reasons_json(next.unmet, language)}};
    });
    return object;
}

json::object council_json(const workflows::Council& council, Language language) {
    json::array bodies;
    for (const auto& [slug, body] : council.bodies) {
        bodies.push_back(json::object{
            {"slug", slug.value},
            {"title", body.title.in(language)},
            {"kind", to_string(body.kind)},
            {"chair", body.chair ? json::value(body.chair->value) : json::value(nullptr)},
            {"seats", array_of(body.seats, [](const workflows::Seat& seat) {
                 return json::object{{"slug", seat.slug.value},
                                     {"represents", seat.represents},
                                     {"filled", seat.holder.has_value()}};
             })}});
    }
    return {
        {"name", council.name}, {"time_zone", council.time_zone}, {"bodies", std::move(bodies)}};
}

}  // namespace saksgang::http
