// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "repo/text/goals.hpp"
#include "repo/text/letters.hpp"
#include "repo/text/links.hpp"
#include "repo/text/quotations.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

// The words as those of a text are compared.
TextCheck in_letters(TextCheck rules) {
    for (auto& variants : rules.terms) {
        for (auto& word : variants)
            word = folded(word);
    }
    for (auto& word : rules.misplaced)
        word = folded(word);
    return rules;
}

class Check {
public:
    Check(std::string_view text, const Structure& structure, const TextCheck& rules)
        : text_(text),
          structure_(structure),
          rules_(in_letters(rules)),
          goals_(goals_of(structure)) {
        for (const Block& block : structure.blocks)
            words_.push_back(folded_words(block.text));
    }

    std::vector<Finding> run() {
        if (!goals_.empty()) {
            look_for_levels();
            look_at_areas();
        }
        look_at_terms();
        look_for_misplaced();
        look_at_quotations();
        look_at_links();
        if (findings_.size() > limits::text_findings_max) {
            std::ranges::sort(findings_, {}, [&](const Finding& one) {
                return std::tuple{!rules_.stops(one.flaw), one.line, one.paragraph, one.flaw};
            });
            findings_.resize(limits::text_findings_max);
        }
        std::ranges::sort(findings_, {}, [](const Finding& one) {
            return std::tie(one.line, one.paragraph, one.flaw, one.reason.arguments);
        });
        return std::move(findings_);
    }

private:
    void add(Flaw flaw, const Block& block, Arguments arguments) {
        findings_.push_back(
            {.flaw = flaw,
             .section = block.section,
             .paragraph = block.paragraph,
             .line = block.lines.first,
             .reason = {"finding." + std::string{to_string(flaw)}, std::move(arguments)}});
    }

    void add(Flaw flaw, std::size_t section, Arguments arguments) {
        findings_.push_back(
            {.flaw = flaw,
             .section = section,
             .paragraph = 0,
             .line = structure_.sections[section].own.first,
             .reason = {"finding." + std::string{to_string(flaw)}, std::move(arguments)}});
    }

    std::size_t place_of(const Goal& goal) const {
        const auto* section = structure_.find_section(goal.section);
        return section == nullptr ? 0
                                  : static_cast<std::size_t>(section - structure_.sections.data());
    }

    void look_for_levels() {
        std::set<Level> present;
        for (const Section& section : structure_.sections) {
            if (section.level) present.insert(*section.level);
        }
        for (const Block& block : structure_.blocks) {
            if (block.level) present.insert(*block.level);
        }
        for (const Level level : rules_.levels) {
            if (!present.contains(level))
                add(Flaw::level_missing, 0, {{"level", std::string{to_string(level)}}});
        }
    }

    void look_at_areas() {
        for (const Goal& area : goals_.focus_areas) {
            const bool any = std::ranges::any_of(
                area.below, [](const Goal& goal) { return goal.level == Level::sub_goal; });
            if (any) continue;
            const Arguments arguments{{"heading", area.text}};
            if (area.paragraph == 0)
                add(Flaw::area_without_sub_goal, place_of(area), arguments);
            else
                add(Flaw::area_without_sub_goal, *block_of(area.paragraph), arguments);
        }
        for (const Goal& loose : goals_.loose) {
            if (loose.paragraph != 0) add(Flaw::loose_sub_goal, *block_of(loose.paragraph), {});
        }
    }

    const Block* block_of(int paragraph) const {
        return &*std::ranges::find(structure_.blocks, paragraph, &Block::paragraph);
    }

    // The word that is used least gives way to the one that is used most.
    void look_at_terms() {
        for (const auto& variants : rules_.terms) {
            std::map<std::string, std::vector<std::pair<std::size_t, std::string>>> uses;
            for (std::size_t i = 0; i < words_.size(); ++i) {
                for (const auto& word : words_[i]) {
                    const auto found = std::ranges::find_if(
                        variants, [&](const auto& start) { return word.starts_with(start); });
                    if (found != variants.end()) uses[*found].emplace_back(i, word);
                }
            }
            if (uses.size() < 2) continue;
            const auto usual = std::ranges::max_element(
                uses, {}, [](const auto& one) { return one.second.size(); });
            for (const auto& [start, places] : uses) {
                if (start == usual->first) continue;
                for (const auto& [block, word] : places) {
                    add(Flaw::term_drift, structure_.blocks[block],
                        {{"word", word}, {"usual", usual->second.front().second}});
                }
            }
        }
    }

    // In prose one may speak of measures; as a goal, or as a heading, they stand in a wrong place.
    void look_for_misplaced() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const Block& block = structure_.blocks[i];
            if (!block.level && block.kind != BlockKind::heading) continue;
            for (const auto& word : words_[i]) {
                const bool found = std::ranges::any_of(
                    rules_.misplaced, [&](const auto& start) { return word.starts_with(start); });
                if (!found) continue;
                add(Flaw::misplaced, block, {{"word", word}});
                break;
            }
        }
    }

    void look_at_quotations() {
        struct Quotation {
            std::size_t block;
            std::string words;
        };
        std::vector<Quotation> all;
        for (std::size_t i = 0; i < structure_.blocks.size(); ++i) {
            for (auto& words : quotations_in(structure_.blocks[i].text)) {
                if (all.size() < limits::quotations_max) all.push_back({i, std::move(words)});
            }
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Block& block = structure_.blocks[all[i].block];
            for (const auto& source : rules_.sources) {
                if (nearly_alike(all[i].words, source.text) &&
                    !stands_in(all[i].words, source.text))
                    add(Flaw::quotation_altered, block, {{"source", source.name}});
            }
            for (std::size_t earlier = 0; earlier < i; ++earlier) {
                if (!nearly_alike(all[i].words, all[earlier].words)) continue;
                const Block& other = structure_.blocks[all[earlier].block];
                add(Flaw::quotation_differs, block,
                    {{"paragraph", std::to_string(other.paragraph)}});
                break;
            }
        }
    }

    void look_at_links() {
        std::set<std::string> places;
        for (const Section& section : structure_.sections)
            places.insert("#" + section.id);
        for (const Block& block : structure_.blocks)
            places.insert("#p" + std::to_string(block.paragraph));
        for (const auto& [address, line] : page_links_of(text_)) {
            if (places.contains(address)) continue;
            const auto after = std::ranges::upper_bound(
                structure_.blocks, line, {}, [](const Block& block) { return block.lines.first; });
            if (after == structure_.blocks.begin()) continue;
            add(Flaw::link_broken, *(after - 1), {{"link", address}});
        }
    }

    std::string_view text_;
    const Structure& structure_;
    TextCheck rules_;
    GoalHierarchy goals_;
    std::vector<std::vector<std::string>> words_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_text(std::string_view text, const Structure& structure,
                                const TextCheck& rules) {
    return Check{text, structure, rules}.run();
}

}  // namespace saksgang::repo
