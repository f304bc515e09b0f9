// SPDX-License-Identifier: EUPL-1.2
// [text_check]: words that could never be found, flaws that could never stop anything. A check that
// looks for nothing without anybody seeing it is worse than none.
#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/limits.hpp"
#include "workflows/decide.hpp"
#include "workflows/definition_check.hpp"
#include "workflows/fault_words.hpp"

namespace saksgang::workflows {
namespace {

constexpr std::string_view white = " \t\r\n";

// The beginning of one word. Whether it was sound.
bool check_word(std::string_view word, const std::string& place, std::vector<Fault>& faults) {
    const auto before = faults.size();
    check_line(word, limits::check_word_bytes_max, place, faults);
    if (faults.size() != before) return false;
    if (word.find_first_of(white) == std::string_view::npos) return true;
    add_fault(faults, place, fmt::format("says {}, which is more than one word", quoted(word)),
              "write the beginning of one word");
    return false;
}

// Words of a list, each looked for by its beginning: one that another begins is never come to.
void check_words(const std::vector<std::string>& words, const std::string& place,
                 std::vector<Fault>& faults) {
    if (!check_count(words.size(), limits::check_words_max, "words", place, faults)) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto word_place = fmt::format("{}[{}]", place, i);
        if (!check_word(words[i], word_place, faults)) continue;
        const auto shorter = std::find_if(
            words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i),
            [&](const auto& one) { return !one.empty() && words[i].starts_with(one); });
        if (shorter == words.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        add_fault(faults, word_place,
                  fmt::format("says {}, which is found as {} already", quoted(words[i]),
                              quoted(*shorter)),
                  "take it out, or put it before the shorter one");
    }
}

void check_terms(const TextCheck& check, std::vector<Fault>& faults) {
    const std::string terms = "text_check.terms";
    if (!check_count(check.terms.size(), limits::check_terms_max, "terms", terms, faults)) return;
    for (std::size_t i = 0; i < check.terms.size(); ++i) {
        const auto place = fmt::format("{}[{}]", terms, i);
        if (check.terms[i].size() < 2) {
            add_fault(faults, place, "has no two words that could drift apart",
                      "write at least two beginnings of words that mean one thing");
        }
        check_words(check.terms[i], place, faults);
    }
}

void check_sources(const TextCheck& check, std::vector<Fault>& faults) {
    const std::string sources = "text_check.source";
    if (!check_count(check.sources.size(), limits::check_sources_max, "sources", sources, faults))
        return;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < check.sources.size(); ++i) {
        const auto& [name, text] = check.sources[i];
        const auto place = fmt::format("{}[{}]", sources, i);
        check_line(name, limits::name_bytes_max, place + ".name", faults);
        if (std::ranges::find(names, name) != names.end()) {
            add_fault(faults, place + ".name", fmt::format("names {} twice", quoted(name)),
                      "give each source a name of its own");
        }
        names.emplace_back(name);
        if (text.find_first_not_of(white) == std::string::npos) {
            add_fault(faults, place + ".text", "says nothing", "write what may be quoted of it");
        }
        if (text.size() > limits::check_source_bytes_max) {
            add_fault(faults, place + ".text",
                      fmt::format("is {} bytes, more than {}", text.size(),
                                  limits::check_source_bytes_max),
                      "leave what nobody quotes out");
        }
    }
}

// The key without which the flaw is never found; empty where it always may be.
std::string_view key_missing_for(Flaw flaw, const TextCheck& check) {
    switch (flaw) {
        case Flaw::level_missing:
            return check.levels.empty() ? "levels" : "";
        case Flaw::term_drift:
            return check.terms.empty() ? "terms" : "";
        case Flaw::misplaced:
            return check.misplaced.empty() ? "misplaced" : "";
        case Flaw::quotation_altered:
            return check.sources.empty() ? "source" : "";
        case Flaw::area_without_sub_goal:
        case Flaw::loose_sub_goal:
        case Flaw::quotation_differs:
        case Flaw::link_broken:
            return "";
    }
    return "";
}

void check_blocks(const Definition& definition, std::vector<Fault>& faults) {
    const TextCheck& check = definition.text_check;
    for (std::size_t i = 0; i < check.blocks.size(); ++i) {
        const auto key = key_missing_for(check.blocks[i], check);
        if (key.empty()) continue;
        add_fault(faults, fmt::format("text_check.blocks[{}]", i),
                  fmt::format("waits for {}, which is never found without {}",
                              quoted(to_string(check.blocks[i])), quoted(key)),
                  fmt::format("say what it is in {}, or take it out", key));
    }
    if (check.blocks.empty() || asks_for_check(definition)) return;
    add_fault(faults, "text_check.blocks", "stops nothing: no transition asks for the check",
              "add { text_checked = true } to the guards of one, or take it out");
}

}  // namespace

void check_text_check(const Definition& definition, std::vector<Fault>& faults) {
    const TextCheck& check = definition.text_check;
    check_terms(check, faults);
    check_words(check.misplaced, "text_check.misplaced", faults);
    check_sources(check, faults);
    check_blocks(definition, faults);
}

}  // namespace saksgang::workflows
