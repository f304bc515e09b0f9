// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/goals.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "repo/text/letters.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

// A word that tells a strategy apart is long; endings are left out, so that "løsning" is in
// "løsninger".
constexpr std::size_t stem_letters = 6;

std::set<std::string> stems_of(std::string_view text) {
    std::set<std::string> stems;
    for (const auto& word : folded_words(text)) {
        std::string_view rest = word;
        std::string stem;
        std::size_t letters = 0;
        for (; !rest.empty() && letters < stem_letters; ++letters)
            append_code_point(stem, take_code_point(rest));
        if (letters == stem_letters) stems.insert(std::move(stem));
    }
    return stems;
}

// "strategi 2", "strategi 1 og 3", "strategy 4": the numbers that are named.
std::set<std::size_t> numbers_named(std::string_view text) {
    std::set<std::size_t> numbers;
    bool counting = false;
    for (const auto& word : folded_words(text)) {
        const bool number =
            word.size() <= 2 && word.find_first_not_of("0123456789") == std::string::npos;
        if (counting && number) numbers.insert(static_cast<std::size_t>(std::stoi(word)));
        const bool between = word == "og" || word == "and" || number;
        counting = word.starts_with("strateg") || (counting && between);
    }
    return numbers;
}

class Collection {
public:
    explicit Collection(const Structure& structure) : structure_(structure) {}

    GoalHierarchy run() {
        std::size_t block = 0;
        for (std::size_t i = 0; i < structure_.sections.size(); ++i) {
            const Section& section = structure_.sections[i];
            if (section.level) {
                add({.level = *section.level,
                     .section = section.id,
                     .paragraph = 0,
                     .text = section.heading,
                     .below = {}},
                    section.parent, i);
            }
            for (; block < structure_.blocks.size() && structure_.blocks[block].section == i;
                 ++block)
                add_block(structure_.blocks[block], i);
        }
        fill_matrix();
        return std::move(hierarchy_);
    }

private:
    void add_block(const Block& block, std::size_t section) {
        if (!block.level) return;
        add({.level = *block.level,
             .section = structure_.sections[section].id,
             .paragraph = block.paragraph,
             .text = block.text,
             .below = {}},
            section, 0);
    }

    // `stands_in`: the section it stands in; `is`: the section it is, or 0.
    void add(Goal goal, std::size_t stands_in, std::size_t is) {
        const bool belongs = goal.level == Level::sub_goal || goal.level == Level::effort;
        if (belongs) {
            if (Goal* above = above_of(stands_in)) return above->below.push_back(std::move(goal));
            return hierarchy_.loose.push_back(std::move(goal));
        }
        auto& list = list_of(goal.level);
        if (is != 0) places_[is] = {goal.level, list.size()};
        list.push_back(std::move(goal));
    }

    Goal* above_of(std::size_t section) {
        for (std::size_t at = section; at != 0; at = structure_.sections[at].parent) {
            const auto found = places_.find(at);
            if (found == places_.end()) continue;
            const auto [level, place] = found->second;
            if (level == Level::focus_area || level == Level::project)
                return &list_of(level)[place];
        }
        return nullptr;
    }

    std::vector<Goal>& list_of(Level level) {
        switch (level) {
            case Level::vision:
                return hierarchy_.visions;
            case Level::challenge:
                return hierarchy_.challenges;
            case Level::goal:
                return hierarchy_.goals;
            case Level::strategy:
                return hierarchy_.strategies;
            case Level::focus_area:
                return hierarchy_.focus_areas;
            case Level::project:
                return hierarchy_.projects;
            case Level::sub_goal:
            case Level::effort:
                return hierarchy_.loose;
        }
        return hierarchy_.loose;
    }

    void fill_matrix() {
        if (hierarchy_.strategies.size() > limits::matrix_side_max) return;
        if (hierarchy_.focus_areas.size() > limits::matrix_side_max) return;
        std::vector<std::set<std::string>> stems;
        std::map<std::string, int> uses;
        for (const Goal& strategy : hierarchy_.strategies) {
            stems.push_back(stems_of(strategy.text));
            for (const auto& stem : stems.back())
                ++uses[stem];
        }
        for (auto& own : stems)
            std::erase_if(own, [&](const std::string& stem) { return uses[stem] > 1; });
        hierarchy_.matrix.assign(stems.size(),
                                 std::vector<MatrixCell>(hierarchy_.focus_areas.size()));
        for (std::size_t area = 0; area < hierarchy_.focus_areas.size(); ++area) {
            for (const Goal& goal : hierarchy_.focus_areas[area].below)
                mark(goal, area, stems);
        }
    }

    void mark(const Goal& goal, std::size_t area, const std::vector<std::set<std::string>>& stems) {
        const auto numbers = numbers_named(goal.text);
        const auto own = stems_of(goal.text);
        for (std::size_t strategy = 0; strategy < stems.size(); ++strategy) {
            const bool shared = std::ranges::any_of(
                stems[strategy], [&](const std::string& stem) { return own.contains(stem); });
            if (shared || numbers.contains(strategy + 1))
                hierarchy_.matrix[strategy][area].paragraphs.push_back(goal.paragraph);
        }
    }

    const Structure& structure_;
    GoalHierarchy hierarchy_;
    std::map<std::size_t, std::pair<Level, std::size_t>> places_;
};

std::size_t bytes_of(const Goal& goal) {
    std::size_t sum = sizeof goal + goal.section.size() + goal.text.size();
    for (const Goal& below : goal.below)
        sum += bytes_of(below);
    return sum;
}

}  // namespace

bool GoalHierarchy::empty() const {
    return visions.empty() && challenges.empty() && goals.empty() && strategies.empty() &&
           focus_areas.empty() && projects.empty() && loose.empty();
}

std::size_t GoalHierarchy::bytes() const {
    std::size_t sum = sizeof *this;
    for (const auto* row :
         {&visions, &challenges, &goals, &strategies, &focus_areas, &projects, &loose}) {
        for (const Goal& goal : *row)
            sum += bytes_of(goal);
    }
    for (const auto& row : matrix) {
        for (const MatrixCell& cell : row)
            sum += sizeof cell + cell.paragraphs.size() * sizeof(int);
    }
    return sum;
}

GoalHierarchy goals_of(const Structure& structure) {
    return Collection{structure}.run();
}

}  // namespace saksgang::repo
