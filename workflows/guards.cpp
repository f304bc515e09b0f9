// SPDX-License-Identifier: EUPL-1.2
#include "workflows/guards.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

struct Judgement {
    const Situation& situation;
    const Transition& transition;
    LocalDate day;

    const Process& process() const { return situation.process; }
};

// ---- Days

Title title_of(const Judgement& on, const MilestoneSlug& slug) {
    const MilestonePlan* plan = on.situation.definition.find_milestone(slug);
    return plan ? plan->title : Title{.nb = slug.value, .nn = {}, .en = {}};
}

const Milestone* find_milestone(const Process& process, const MilestoneSlug& slug) {
    const auto found = process.milestones.find(slug);
    return found == process.milestones.end() ? nullptr : &found->second;
}

// A cancelled milestone keeps its last day: what waits for it is not shut for ever.
std::optional<LocalDate> day_of(const Process& process, const MilestoneSlug& slug, int plus_days) {
    const Milestone* milestone = find_milestone(process, slug);
    if (milestone == nullptr || !milestone->last_day()) return std::nullopt;
    return add_days(*milestone->last_day(), plus_days);
}

std::optional<LocalDate> later(std::optional<LocalDate> one, std::optional<LocalDate> other) {
    if (!one || !other) return one ? one : other;
    return std::max(*one, *other);
}

std::optional<LocalDate> sooner(std::optional<LocalDate> one, std::optional<LocalDate> other) {
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

std::optional<LocalDate> last_day_of(const Process& process, const Latest& guard) {
    if (!guard.milestone) return guard.date;
    return sooner(guard.date, day_of(process, *guard.milestone, guard.plus_days));
}

std::optional<LocalDate> first_day_of(const Process& process, const Earliest& guard) {
    auto day = guard.date;
    if (guard.milestone) day = later(day, day_of(process, *guard.milestone, guard.plus_days));
    if (!guard.days_in_stage) return day;
    return later(day, add_days(process.stage_entered_on, *guard.days_in_stage));
}

// The next day planned for the body since this stage began: when it is expected to act.
std::optional<LocalDate> planned_day(const Judgement& on, const BodySlug& body) {
    std::optional<LocalDate> planned;
    for (const MilestonePlan& plan : on.situation.definition.milestones) {
        const Milestone* milestone = find_milestone(on.process(), plan.slug);
        if (plan.body != body || milestone == nullptr || !milestone->last_day()) continue;
        if (milestone->state == MilestoneState::held) continue;
        if (milestone->state == MilestoneState::cancelled) continue;
        if (*milestone->last_day() < on.process().stage_entered_on) continue;
        planned = sooner(planned, milestone->last_day());
    }
    return planned;
}

// By when the bodies must act: the transition's own deadline, else the last of their planned days.
std::optional<LocalDate> due_day(const Judgement& on, const std::vector<BodySlug>& bodies) {
    std::optional<LocalDate> day;
    for (const Guard& guard : on.transition.guards) {
        const auto* latest = std::get_if<Latest>(&guard);
        if (latest != nullptr) day = sooner(day, last_day_of(on.process(), *latest));
    }
    if (day) return day;
    for (const BodySlug& body : bodies)
        day = later(day, planned_day(on, body));
    return day;
}

// ---- Answers

int seats_needed(const AllAnswered& guard, const Body& body) {
    // A circle nobody has been seated in has not answered, whatever it would be asked.
    return guard.seats_min.value_or(std::max(1, static_cast<int>(body.seats.size())));
}

std::optional<Reason> unmet(const AllAnswered& guard, const Judgement& on) {
    std::vector<BodySlug> missing;
    std::vector<Title> names;
    for (const BodySlug& slug : guard.bodies) {
        const Body* body = on.situation.council.find_body(slug);
        const auto answered = body ? answered_by(on.process(), *body) : Answered{};
        Title name = workflows::title_of(on.situation.council, slug);
        if (body != nullptr && body->kind == BodyKind::hearing_circle) {
            const int needed = seats_needed(guard, *body);
            if (answered.seats >= needed) continue;
            const Phrase counted = Sentence("reason.answered_of")
                                       .with("body", name)
                                       .with("answered", answered.seats)
                                       .with("needed", needed);
            name = {.nb = say(Language::nb, counted),
                    .nn = say(Language::nn, counted),
                    .en = say(Language::en, counted)};
        } else if (answered.somebody) {
            continue;
        }
        missing.push_back(slug);
        names.push_back(std::move(name));
    }
    if (missing.empty()) return std::nullopt;

    Reason reason{.kind = "all_answered",
                  .phrase = Sentence("reason.all_answered").with("bodies", listed(names)),
                  .who = {},
                  .by = due_day(on, missing)};
    for (const BodySlug& slug : missing)
        reason.who.push_back(slug.value);
    return reason;
}

// ---- Decisions

// A correction is as old as what it corrects.
Seq first_recorded(const Process& process, const Decision& decision) {
    const Decision* first = &decision;
    while (first->corrects) {
        const Decision* earlier = process.find_decision(*first->corrects);
        if (earlier == nullptr) break;
        first = earlier;
    }
    return first->seq;
}

bool made_in_this_visit(const Process& process, const Decision& decision) {
    if (decision.stage != process.stage) return false;
    if (decision.decided_on < process.stage_entered_on) return false;
    return first_recorded(process, decision) > process.stage_seq;
}

// What turns a text away leads back. On an unchanged text it still stands when the process comes
// round again; it must not open the same loop twice.
bool turns_away(DecisionKind kind) {
    return kind == DecisionKind::sent_back || kind == DecisionKind::rejected;
}

bool counts(const Process& process, const Decision& decision) {
    const bool stands =
        decision.standing == Standing::valid || decision.standing == Standing::carried;
    return stands && (!turns_away(decision.kind) || made_in_this_visit(process, decision));
}

// `useless` is the newest such decision that does not count, where there is one.
Phrase undecided(const HasDecision& guard, const Judgement& on, const Decision* useless) {
    const Title body = workflows::title_of(on.situation.council, guard.body);
    if (useless == nullptr) {
        return Sentence(fmt::format("reason.has_decision_{}", to_string(guard.kind)))
            .with("body", body);
    }
    if (!is_about_enough(guard, *useless)) {
        return Sentence("reason.decision_of_sections")
            .with("body", body)
            .with("decision", useless->number.value);
    }
    const bool lapsed = useless->standing == Standing::lapsed;
    return Sentence(lapsed ? "reason.decision_lapsed" : "reason.decision_of_earlier_visit")
        .with("body", body)
        .with("decision", useless->number.value);
}

std::optional<Reason> unmet(const HasDecision& guard, const Judgement& on) {
    const Decision* useless = nullptr;
    for (const Decision& decision : on.process().decisions) {
        if (decision.body != guard.body || decision.kind != guard.kind) continue;
        const bool enough = is_about_enough(guard, decision);
        if (enough && counts(on.process(), decision)) return std::nullopt;
        if (decision.standing != Standing::withdrawn) useless = &decision;
    }
    return Reason{.kind = "has_decision",
                  .phrase = undecided(guard, on, useless),
                  .who = {guard.body.value},
                  .by = due_day(on, {guard.body})};
}

// ---- Milestones and days

Phrase not_held(const MilestoneHeld& guard, const Judgement& on, const Milestone* milestone) {
    const Title title = title_of(on, guard.milestone);
    if (milestone != nullptr && milestone->state == MilestoneState::cancelled) {
        return Sentence("reason.milestone_cancelled").with("milestone", title);
    }
    const auto day = milestone ? milestone->last_day() : std::nullopt;
    if (!day) return Sentence("reason.milestone_not_held_no_day").with("milestone", title);
    return Sentence("reason.milestone_not_held").with("milestone", title).with("day", *day);
}

std::optional<Reason> unmet(const MilestoneHeld& guard, const Judgement& on) {
    const Milestone* milestone = find_milestone(on.process(), guard.milestone);
    if (milestone != nullptr && milestone->state == MilestoneState::held) return std::nullopt;
    return Reason{.kind = "milestone_held",
                  .phrase = not_held(guard, on, milestone),
                  .who = {secretariat()},
                  .by = milestone ? milestone->last_day() : std::nullopt};
}

std::optional<Reason> without_a_day(std::string_view kind, const MilestoneSlug& milestone,
                                    const Judgement& on) {
    return Reason{.kind = std::string{kind},
                  .phrase = Sentence(fmt::format("reason.{}_no_day", kind))
                                .with("milestone", title_of(on, milestone)),
                  .who = {secretariat()},
                  .by = std::nullopt};
}

std::optional<Reason> unmet(const Earliest& guard, const Judgement& on) {
    if (guard.milestone && !day_of(on.process(), *guard.milestone, 0)) {
        return without_a_day("earliest", *guard.milestone, on);
    }
    const auto opens = first_day_of(on.process(), guard);
    if (!opens || on.day >= *opens) return std::nullopt;
    return Reason{.kind = "earliest",
                  .phrase = Sentence("reason.earliest").with("day", *opens),
                  .who = {},  // nobody: the day comes by itself
                  .by = opens};
}

std::optional<Reason> unmet(const Latest& guard, const Judgement& on) {
    if (guard.milestone && !day_of(on.process(), *guard.milestone, 0)) {
        return without_a_day("latest", *guard.milestone, on);
    }
    const auto closes = last_day_of(on.process(), guard);
    if (!closes || on.day <= *closes) return std::nullopt;
    Reason reason{.kind = "latest",
                  .phrase = Sentence("reason.latest").with("day", *closes),
                  .who = {},
                  .by = closes};
    if (guard.milestone) reason.who.push_back(secretariat());  // who can move it
    return reason;
}

Phrase not_released(const std::optional<Version>& head) {
    if (!head) return Sentence("reason.text_missing");
    return Sentence("reason.text_not_released").with("version", head->text.version.value);
}

std::optional<Reason> unmet(const TextReleased&, const Judgement& on) {
    const auto& head = on.process().head;
    if (head && head->released_at) return std::nullopt;
    return Reason{.kind = "text_released",
                  .phrase = not_released(head),
                  .who = {secretariat()},
                  .by = due_day(on, {})};
}

Phrase flaws_found(std::int64_t count) {
    if (count == 1) return Sentence("reason.text_flaws_one");
    return Sentence("reason.text_flaws").with("count", count);
}

std::optional<Reason> unmet(const TextChecked&, const Judgement& on) {
    Reason reason{.kind = "text_checked",
                  .phrase = Sentence("reason.text_missing"),
                  .who = {secretariat()},
                  .by = due_day(on, {})};
    const auto& head = on.process().head;
    if (!head) return reason;
    const auto& stopping = on.situation.facts.stopping;
    const auto found = stopping.find(head->text.commit);
    if (found == stopping.end()) {
        reason.phrase =
            Sentence("reason.text_not_checked").with("version", head->text.version.value);
        return reason;
    }
    if (!found->second) {
        reason.phrase = Sentence("reason.text_too_large_to_check");
        return reason;
    }
    if (*found->second == 0) return std::nullopt;
    reason.phrase = flaws_found(*found->second);
    reason.see = fmt::format("/documents/{}/goals#check", on.process().document.value);
    return reason;
}

bool stands_here(const Process& process, const Response& response) {
    return response.visit == process.visit && !response.withdrawn;
}

}  // namespace

std::vector<Reason> unmet_guards(const Situation& situation, const Transition& transition,
                                 LocalDate day) {
    const Judgement on{.situation = situation, .transition = transition, .day = day};
    std::vector<Reason> reasons;
    for (const Guard& guard : transition.guards) {
        auto reason =
            std::visit([&](const auto& condition) { return unmet(condition, on); }, guard);
        if (reason) reasons.push_back(*std::move(reason));
    }
    return reasons;
}

bool asks_for_check(const Transition& transition) {
    return std::ranges::any_of(transition.guards, [](const Guard& guard) {
        return std::holds_alternative<TextChecked>(guard);
    });
}

bool asks_for_check(const Definition& definition) {
    return std::ranges::any_of(definition.transitions, [](const Transition& transition) {
        return asks_for_check(transition);
    });
}

bool is_about_enough(const HasDecision& guard, const Decision& decision) {
    return guard.scope == DecisionScope::any || decision.sections.empty();
}

Answered answered_by(const Process& process, const Body& body) {
    const auto from = [&](const std::optional<SeatSlug>& seat) {
        return std::ranges::any_of(process.responses, [&](const Response& response) {
            return stands_here(process, response) && response.body == body.slug &&
                   (!seat || response.seat == seat);
        });
    };
    Answered answered{.seats = 0, .somebody = from(std::nullopt)};
    if (body.kind != BodyKind::hearing_circle) return answered;
    answered.seats = static_cast<int>(
        std::ranges::count_if(body.seats, [&](const Seat& seat) { return from(seat.slug); }));
    return answered;
}

bool all_answered(const Process& process, const Body& body) {
    const auto answered = answered_by(process, body);
    if (body.kind != BodyKind::hearing_circle) return answered.somebody;
    return !body.seats.empty() && answered.seats == static_cast<int>(body.seats.size());
}

}  // namespace saksgang::workflows
