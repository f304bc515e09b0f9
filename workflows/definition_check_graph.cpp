// SPDX-License-Identifier: EUPL-1.2
// Stages and transitions as a graph: every stage can be reached from the initial one, and from
// every stage an end. A transition with an unknown end may lead anywhere, so a fault is named only
// where it holds however that end is mended.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "workflows/definition_check.hpp"
#include "workflows/fault_words.hpp"

namespace saksgang::workflows {
namespace {

using Stages = std::set<StageSlug>;

class Graph {
public:
    explicit Graph(const Definition& definition) : definition_{definition} {
        for (const auto& stage : definition.stages)
            stages_.insert(stage.slug);
    }

    Stages reachable() const {
        if (!is_known(definition_.initial)) return stages_;
        Stages reached{definition_.initial};
        spread(reached, [&](const Transition& transition) -> Step {
            return {transition.from, transition.to};
        });
        return reached;
    }

    // Stages with no way out that are not meant to have none.
    Stages dead_ends() const {
        Stages dead;
        for (const auto& stage : definition_.stages) {
            if (!stage.final && !has_way_out(stage.slug)) dead.insert(stage.slug);
        }
        return dead;
    }

    // Stages from which one of `ends` can be reached.
    Stages leading_to(Stages ends) const {
        spread(ends, [&](const Transition& transition) -> Step {
            return {transition.to, transition.from};
        });
        return ends;
    }

private:
    struct Step {
        StageSlug from;
        StageSlug to;
    };

    bool is_known(const StageSlug& slug) const { return stages_.contains(slug); }

    bool has_way_out(const StageSlug& slug) const {
        return std::ranges::any_of(definition_.transitions, [&](const Transition& transition) {
            return transition.from == slug || !is_known(transition.from);
        });
    }

    // Follows steps from `reached` until nothing new is; an unknown stage counts as every stage.
    template <class ToStep>
    void spread(Stages& reached, ToStep to_step) const {
        for (bool grew = true; grew;) {
            grew = false;
            for (const auto& transition : definition_.transitions) {
                const auto step = to_step(transition);
                if (is_known(step.from) && !reached.contains(step.from)) continue;
                if (!is_known(step.to)) {
                    reached = stages_;
                    return;
                }
                grew |= reached.insert(step.to).second;
            }
        }
    }

    const Definition& definition_;
    Stages stages_;
};

}  // namespace

void check_graph(const Definition& definition, std::vector<Fault>& faults) {
    const Graph graph{definition};
    const auto reachable = graph.reachable();
    const auto dead_ends = graph.dead_ends();

    // A dead end is named as such; it is not counted against the stages that lead to it.
    auto ends = dead_ends;
    for (const auto& stage : definition.stages) {
        if (stage.final) ends.insert(stage.slug);
    }
    if (ends.empty() && !definition.stages.empty()) {
        add_fault(faults, fmt::format("stage[{}].final", definition.stages.size() - 1),
                  "no stage is final: the process could never end",
                  "write final = true in the stage where it ends");
        ends = reachable;
    }
    const auto leading_out = graph.leading_to(ends);

    Stages named;
    for (std::size_t i = 0; i < definition.stages.size(); ++i) {
        const auto& slug = definition.stages[i].slug;
        if (slug.value.empty() || !named.insert(slug).second) continue;
        const auto place = fmt::format("stage[{}].slug", i);
        if (!reachable.contains(slug)) {
            add_fault(faults, place,
                      fmt::format("{} cannot be reached from {}", quoted(slug.value),
                                  quoted(definition.initial.value)),
                      "add a transition that leads to it, or take the stage out");
        }
        if (dead_ends.contains(slug)) {
            add_fault(faults, fmt::format("stage[{}].final", i),
                      fmt::format("{} has no way out", quoted(slug.value)),
                      "add a transition that leads on, or write final = true");
        } else if (reachable.contains(slug) && !leading_out.contains(slug)) {
            add_fault(faults, place,
                      fmt::format("from {} no final stage can be reached", quoted(slug.value)),
                      "add a transition that leads out of the circle");
        }
    }
}

}  // namespace saksgang::workflows
