// SPDX-License-Identifier: EUPL-1.2
// Guards one by one: a guard on nothing, or on somebody who has no say in the stage, could never be
// met, and the process would stand still without anybody seeing why.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "workflows/core/limits.hpp"
#include "workflows/definition_check.hpp"
#include "workflows/fault_words.hpp"

namespace saksgang::workflows {
namespace {

class GuardCheck {
public:
    GuardCheck(const Stage* from, const Declared& declared, const std::string& place,
               std::vector<Fault>& faults)
        : from_{from}, declared_{declared}, place_{place}, faults_{faults} {}

    void operator()(const AllAnswered& guard) const {
        const auto key = place_ + ".all_answered";
        if (guard.bodies.empty()) {
            add_fault(faults_, key, "waits for nobody", "name the bodies that must have answered");
        }
        if (!check_bodies(guard.bodies, declared_, key, faults_)) return;
        for (std::size_t i = 0; i < guard.bodies.size(); ++i) {
            check_works_here(guard.bodies[i], fmt::format("{}[{}]", key, i), "answer");
        }
        const auto seats_max = static_cast<int>(limits::seats_max);
        if (guard.seats_min && (*guard.seats_min < 1 || *guard.seats_min > seats_max)) {
            add_fault(faults_, place_ + ".seats_min",
                      fmt::format("is {}, outside 1 to {}", *guard.seats_min, seats_max),
                      "write how many seats must have answered, or leave it out for all");
        }
    }

    void operator()(const HasDecision& guard) const {
        declared_.bodies.require(guard.body.value, place_ + ".by", faults_);
        check_works_here(guard.body, place_ + ".by", "decide");
    }

    void operator()(const MilestoneHeld& guard) const {
        check_milestone(guard.milestone, place_ + ".held");
    }

    void operator()(const Earliest& guard) const {
        check_bound(guard, "earliest", guard.days_in_stage ? 1 : 0);
        if (!guard.days_in_stage) return;
        if (*guard.days_in_stage < 1 || *guard.days_in_stage > limits::guard_days_max) {
            add_fault(
                faults_, place_ + ".days_in_stage",
                fmt::format("is {}, outside 1 to {}", *guard.days_in_stage, limits::guard_days_max),
                "write how many days the text must have stood in the stage");
        }
    }

    void operator()(const Latest& guard) const { check_bound(guard, "latest", 0); }

    void operator()(const TextReleased&) const {}  // true or false of any text

    void operator()(const TextChecked&) const {
        if (declared_.text_stops) return;
        add_fault(faults_, place_ + ".text_checked", "is always met: nothing that is found stops",
                  "write [text_check] with blocks = [ … ], or take the guard out");
    }

private:
    // A body without a part in the stage is not asked while the text stands there.
    void check_works_here(const BodySlug& body, const std::string& place,
                          std::string_view act) const {
        if (from_ == nullptr || !declared_.bodies.knows(body.value)) return;
        if (std::ranges::find(from_->bodies, body) != from_->bodies.end()) return;
        add_fault(faults_, place,
                  fmt::format("waits for {}, which does not work in {} and could never {} there",
                              quoted(body.value), quoted(from_->slug.value), act),
                  "add it to the bodies of that stage, or name another body here");
    }

    void check_milestone(const MilestoneSlug& milestone, const std::string& place) const {
        const auto count = faults_.size();
        declared_.milestones.require(milestone.value, place, faults_);
        if (faults_.size() > count && parse_date(milestone.value)) {
            faults_.back().remedy = "write a date without quotation marks";
        }
    }

    // `others`: how many days are said in another way than these two.
    template <class Bound>
    void check_bound(const Bound& bound, std::string_view word, int others) const {
        const auto key = fmt::format("{}.{}", place_, word);
        const int said = (bound.date ? 1 : 0) + (bound.milestone ? 1 : 0) + others;
        if (said != 1) {
            add_fault(faults_, key, said == 0 ? "says no day" : "says more than one day",
                      "write one date, or one milestone");
        }
        if (bound.date && !bound.date->ok()) {
            add_fault(faults_, key, "is no day of the calendar", "write a date that exists");
        }
        if (bound.milestone) check_milestone(*bound.milestone, key);

        const auto plus_days = place_ + ".plus_days";
        if (bound.plus_days != 0 && !bound.milestone) {
            add_fault(faults_, plus_days, "counts from no milestone",
                      "write the date itself, or count from a milestone");
        } else if (std::abs(static_cast<long>(bound.plus_days)) > limits::guard_days_max) {
            add_fault(faults_, plus_days,
                      fmt::format("is {}, more than {} days away", bound.plus_days,
                                  limits::guard_days_max),
                      "name a nearer milestone");
        }
    }

    const Stage* from_;
    const Declared& declared_;
    const std::string& place_;
    std::vector<Fault>& faults_;
};

}  // namespace

void check_guard(const Guard& guard, const Stage* from, const Declared& declared,
                 const std::string& place, std::vector<Fault>& faults) {
    std::visit(GuardCheck{from, declared, place, faults}, guard);
}

}  // namespace saksgang::workflows
