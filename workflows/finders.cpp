// SPDX-License-Identifier: EUPL-1.2
// Look-ups by name or number in definitions, councils and processes. The lists are short
// (limits.hpp) and kept in the order they were written in, so a look-up walks them.
#include <algorithm>

#include "workflows/core/assert.hpp"
#include "workflows/process.hpp"

namespace saksgang::workflows {
namespace {

template <class Items, class Name, class Member>
const typename Items::value_type* find_in(const Items& items, const Name& name, Member member) {
    const auto found = std::ranges::find(items, name, member);
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

const std::string& Title::in(Language language) const {
    switch (language) {
        case Language::nb:
            return nb;
        case Language::nn:
            return nn.empty() ? nb : nn;
        case Language::en:
            return en.empty() ? nb : en;
    }
    assertion_failed("language is one of three", std::source_location::current());
}

const Stage* Definition::find_stage(const StageSlug& wanted) const {
    return find_in(stages, wanted, &Stage::slug);
}

const MilestonePlan* Definition::find_milestone(const MilestoneSlug& wanted) const {
    return find_in(milestones, wanted, &MilestonePlan::slug);
}

const QuestionSet* Definition::find_question_set(const QuestionSetSlug& wanted) const {
    return find_in(question_sets, wanted, &QuestionSet::slug);
}

const Seat* Body::find_seat(const SeatSlug& wanted) const {
    return find_in(seats, wanted, &Seat::slug);
}

const Body* Council::find_body(const BodySlug& wanted) const {
    const auto found = bodies.find(wanted);
    return found == bodies.end() ? nullptr : &found->second;
}

const Decision* Process::find_decision(DecisionNumber number) const {
    return find_in(decisions, number, &Decision::number);
}

const Response* Process::find_response(ResponseNumber number) const {
    return find_in(responses, number, &Response::number);
}

}  // namespace saksgang::workflows
