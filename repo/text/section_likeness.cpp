// SPDX-License-Identifier: EUPL-1.2
// Five ways to recognise a section, from the surest to the least sure; each looks only at what the
// ones before left over. Where several are alike, the order of the text decides.
#include "repo/text/section_likeness.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "repo/text/letters.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

// What recognition looks at, once for each text.
struct Traits {
    std::vector<std::string> headings;  // folded
    std::vector<std::string> words;     // of the section's own blocks, folded, without the heading
};

Traits traits_of(const Structure& structure) {
    Traits traits;
    for (const Section& section : structure.sections)
        traits.headings.push_back(folded(section.heading));
    traits.words.resize(structure.sections.size());
    for (const Block& block : structure.blocks) {
        if (block.kind == BlockKind::heading) continue;
        traits.words[block.section] += folded(block.text);
        traits.words[block.section] += '\n';
    }
    return traits;
}

class Recognition {
public:
    Recognition(const Structure& previous, const Structure& current)
        : previous_(previous),
          current_(current),
          old_(traits_of(previous)),
          new_(traits_of(current)),
          origins_(current.sections.size()),
          taken_(previous.sections.size()) {
        take(0, 0);
    }

    std::vector<std::optional<std::size_t>> run() {
        by_key([](const Traits& traits, std::size_t i) {
            return traits.headings[i] + '\n' + traits.words[i];
        });
        by_key([](const Traits& traits, std::size_t i) { return traits.words[i]; });
        by_place();
        by_key([](const Traits& traits, std::size_t i) { return traits.headings[i]; });
        by_likeness();
        by_children();
        by_place();
        return std::move(origins_);
    }

private:
    bool is_free(std::size_t i) const { return !origins_[i]; }

    void take(std::size_t current, std::size_t previous) {
        origins_[current] = previous;
        taken_[previous] = true;
    }

    // Sections whose key says the same. Of several with one key, those under one parent first.
    template <class Key>
    void by_key(Key key) {
        std::map<std::string, std::vector<std::size_t>> places;
        for (std::size_t i = 1; i < taken_.size(); ++i) {
            if (!taken_[i] && !key(old_, i).empty()) places[key(old_, i)].push_back(i);
        }
        for (const bool same_parent : {true, false}) {
            for (std::size_t i = 1; i < origins_.size(); ++i) {
                if (!is_free(i)) continue;
                const auto found = places.find(key(new_, i));
                if (found == places.end()) continue;
                take_first(i, found->second, same_parent);
            }
        }
    }

    void take_first(std::size_t current, std::vector<std::size_t>& candidates, bool same_parent) {
        const auto found = std::ranges::find_if(candidates, [&](std::size_t candidate) {
            return !same_parent || under_one_parent(current, candidate);
        });
        if (found == candidates.end()) return;
        take(current, *found);
        candidates.erase(found);
    }

    bool under_one_parent(std::size_t current, std::size_t previous) const {
        return origins_[current_.sections[current].parent] == previous_.sections[previous].parent;
    }

    // The same heading under a parent that is recognised: edited where it stood.
    void by_place() {
        std::map<std::pair<std::size_t, std::string>, std::vector<std::size_t>> places;
        for (std::size_t i = 1; i < taken_.size(); ++i) {
            if (!taken_[i]) places[{previous_.sections[i].parent, old_.headings[i]}].push_back(i);
        }
        for (std::size_t i = 1; i < origins_.size(); ++i) {
            const auto parent = origins_[current_.sections[i].parent];
            if (!is_free(i) || !parent) continue;
            const auto found = places.find({*parent, new_.headings[i]});
            if (found == places.end() || found->second.empty()) continue;
            take(i, found->second.front());
            found->second.erase(found->second.begin());
        }
    }

    // Renamed and edited: half of the words or more are the same.
    void by_likeness();

    // Only headings below it: the section that most of those stood under.
    void by_children() {
        for (std::size_t i = origins_.size(); i-- > 1;) {
            if (!is_free(i)) continue;
            std::map<std::size_t, std::size_t> votes;
            const auto& children = current_.sections[i].children;
            for (const std::size_t child : children) {
                if (origins_[child]) ++votes[previous_.sections[*origins_[child]].parent];
            }
            for (const auto& [parent, count] : votes) {
                if (!taken_[parent] && 2 * count > children.size()) take(i, parent);
            }
        }
    }

    const Structure& previous_;
    const Structure& current_;
    Traits old_;
    Traits new_;
    std::vector<std::optional<std::size_t>> origins_;
    std::vector<bool> taken_;
};

using WordCounts = std::map<std::string, std::size_t>;

WordCounts count_words(std::string_view text) {
    WordCounts counts;
    for (auto& word : folded_words(text))
        ++counts[std::move(word)];
    return counts;
}

std::size_t total(const WordCounts& counts) {
    std::size_t sum = 0;
    for (const auto& [word, count] : counts)
        sum += count;
    return sum;
}

void Recognition::by_likeness() {
    // Where each word stands among the earlier sections; a word of everywhere tells nothing.
    std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> index;
    std::vector<std::size_t> old_totals(taken_.size());
    for (std::size_t i = 1; i < taken_.size(); ++i) {
        if (taken_[i]) continue;
        const auto counts = count_words(old_.words[i]);
        old_totals[i] = total(counts);
        for (const auto& [word, count] : counts)
            index[word].emplace_back(i, count);
    }
    struct Pair {
        std::size_t shared_per_mille;
        std::size_t current;
        std::size_t previous;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 1; i < origins_.size(); ++i) {
        if (!is_free(i)) continue;
        const auto counts = count_words(new_.words[i]);
        const auto words = total(counts);
        std::map<std::size_t, std::size_t> shared;
        for (const auto& [word, count] : counts) {
            const auto found = index.find(word);
            if (found == index.end() || found->second.size() > limits::like_sections_max) continue;
            for (const auto& [section, times] : found->second)
                shared[section] += std::min(count, times);
        }
        for (const auto& [section, common] : shared) {
            const auto per_mille = 2000 * common / (words + old_totals[section]);
            if (per_mille >= 500) pairs.push_back({per_mille, i, section});
        }
    }
    std::ranges::sort(pairs, [](const Pair& a, const Pair& b) {
        return std::tuple(b.shared_per_mille, a.current, a.previous) <
               std::tuple(a.shared_per_mille, b.current, b.previous);
    });
    for (const Pair& pair : pairs) {
        if (is_free(pair.current) && !taken_[pair.previous]) take(pair.current, pair.previous);
    }
}

}  // namespace

std::vector<std::optional<std::size_t>> origins_of(const Structure& previous,
                                                   const Structure& current) {
    return Recognition{previous, current}.run();
}

}  // namespace saksgang::repo
