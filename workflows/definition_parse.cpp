// SPDX-License-Identifier: EUPL-1.2
// workflow.toml → Definition. Reads on past every fault, so that all of them are named at once;
// what the values mean together is definition_check.cpp's. Pure. docs/workflows.md is the format.
#include "workflows/definition.hpp"
#include "workflows/guard_parse.hpp"
#include "workflows/text_check_parse.hpp"
#include "workflows/toml_reader.hpp"

namespace saksgang::workflows {
namespace {

constexpr AnswerKind answer_kinds[] = {AnswerKind::yes_partly_no, AnswerKind::yes_no,
                                       AnswerKind::text};
constexpr StageText stage_texts[] = {StageText::open, StageText::locked};
constexpr MilestoneKind milestone_kinds[] = {MilestoneKind::gathering, MilestoneKind::meeting,
                                             MilestoneKind::deadline, MilestoneKind::hearing,
                                             MilestoneKind::conference};

Stage read_stage(TableReader& table) {
    Stage stage;
    stage.slug = table.slug<StageSlug>("slug");
    stage.title = table.title();
    stage.bodies = table.slugs<BodySlug>("bodies", Need::optional);
    stage.question_set = table.optional_slug<QuestionSetSlug>("question_set");
    stage.text = table.word<StageText>("text", Need::optional, stage_texts).value_or(stage.text);
    stage.adopted = table.truth("adopted", Need::optional).value_or(false);
    stage.final = table.truth("final", Need::optional).value_or(false);
    return stage;
}

Transition read_transition(TableReader& table) {
    Transition transition;
    transition.from = table.slug<StageSlug>("from");
    transition.to = table.slug<StageSlug>("to");
    // Its own name is needed only where the two stages' names do not make a good one.
    transition.slug = table.optional_slug<TransitionSlug>("slug").value_or(
        TransitionSlug{transition.from.value + "-" + transition.to.value});
    transition.title = table.title();
    transition.guards = table.tables<Guard>("guards", Need::optional, read_guard);
    return transition;
}

MilestonePlan read_milestone(TableReader& table) {
    MilestonePlan milestone;
    milestone.slug = table.slug<MilestoneSlug>("slug");
    milestone.title = table.title();
    milestone.kind =
        table.word<MilestoneKind>("kind", Need::required, milestone_kinds).value_or(milestone.kind);
    milestone.body = table.optional_slug<BodySlug>("body");
    milestone.from = table.date("from", Need::optional);
    milestone.until = table.date("until", Need::optional);
    return milestone;
}

Question read_question(TableReader& table) {
    Question question;
    question.slug = table.slug<QuestionSlug>("slug");
    question.title = table.title();
    question.answer =
        table.word<AnswerKind>("answer", Need::required, answer_kinds).value_or(question.answer);
    question.required = table.truth("required", Need::optional).value_or(false);
    return question;
}

QuestionSet read_question_set(TableReader& table) {
    QuestionSet set;
    set.slug = table.slug<QuestionSetSlug>("slug");
    set.title = table.title();
    set.questions = table.tables<Question>("question", Need::required, read_question);
    return set;
}

Definition read_definition(TableReader& table) {
    Definition definition;
    definition.slug = table.slug<WorkflowSlug>("slug");
    definition.revision = table.whole_number("revision", Need::required).value_or(1);
    definition.title = table.title();
    definition.bodies = table.slugs<BodySlug>("bodies");
    definition.initial = table.slug<StageSlug>("initial");
    definition.stages = table.tables<Stage>("stage", Need::required, read_stage);
    definition.transitions =
        table.tables<Transition>("transition", Need::optional, read_transition);
    definition.milestones =
        table.tables<MilestonePlan>("milestone", Need::optional, read_milestone);
    definition.question_sets =
        table.tables<QuestionSet>("question_set", Need::optional, read_question_set);
    if (const auto check = table.table<TextCheck>("text_check", Need::optional,
                                                  "it as a heading: [text_check]", read_text_check))
        definition.text_check = *check;
    return definition;
}

}  // namespace

ParsedDefinition parse_definition(std::string_view toml) {
    ParsedDefinition parsed;
    const auto file = read_toml(toml, parsed.faults);
    if (!file) return parsed;

    TableReader table{*file, {}, parsed.faults};
    auto definition = read_definition(table);
    table.refuse_other_keys();
    parsed.faults = join_faults(std::move(parsed.faults), check(definition), *file);
    if (parsed.faults.empty()) parsed.definition = std::move(definition);
    return parsed;
}

}  // namespace saksgang::workflows
