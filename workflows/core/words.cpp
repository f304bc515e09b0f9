// SPDX-License-Identifier: EUPL-1.2
#include "workflows/core/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "workflows/core/assert.hpp"
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

std::string_view sentence_of(const WordsRow& row, Language language) {
    switch (language) {
        case Language::nb:
            return row.nb;
        case Language::nn:
            return row.nn;
        case Language::en:
            return row.en;
    }
    assertion_failed("language is one of three", std::source_location::current());
}

// The rows of all tables by key, put in order once: a page asks some hundred times.
std::vector<const WordsRow*> sorted_rows() {
    std::vector<const WordsRow*> rows;
    for (const auto& table : words_tables()) {
        for (const WordsRow& row : table)
            rows.push_back(&row);
    }
    std::ranges::sort(rows, {}, &WordsRow::key);
    return rows;
}

std::string_view sentence_for(Language language, std::string_view key) {
    static const auto rows = sorted_rows();
    const auto row = std::ranges::lower_bound(rows, key, {}, &WordsRow::key);
    return row != rows.end() && (*row)->key == key ? sentence_of(**row, language) : key;
}

std::string_view argument(Language language, const Phrase& phrase, std::string_view name) {
    const auto own = fmt::format("{}.{}", name, to_string(language));
    std::string_view plain = name;
    for (const auto& [key, value] : phrase.arguments) {
        if (key == own) return value;
        if (key == name) plain = value;
    }
    return plain;
}

}  // namespace

std::string_view to_string(Language language) {
    switch (language) {
        case Language::nb:
            return "nb";
        case Language::nn:
            return "nn";
        case Language::en:
            return "en";
    }
    assertion_failed("language is one of three", std::source_location::current());
}

Language language_from(std::string_view text) {
    // The first tag we speak wins: browsers list by preference, and q-values rarely disagree.
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const bool starts = i == 0 || text[i - 1] == ',' || text[i - 1] == ' ';
        if (!starts) continue;
        const auto tag = text.substr(i, 2);
        if (tag == "nb" || tag == "no") return Language::nb;
        if (tag == "nn") return Language::nn;
        if (tag == "en") return Language::en;
    }
    return Language::nb;
}

std::string say(Language language, const Phrase& phrase) {
    const auto pattern = sentence_for(language, phrase.key);
    std::string sentence;
    for (std::size_t i = 0; i < pattern.size();) {
        const auto close = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
        if (close == std::string_view::npos) {
            sentence += pattern[i++];
            continue;
        }
        sentence += argument(language, phrase, pattern.substr(i + 1, close - i - 1));
        i = close + 1;
    }
    return sentence;
}

std::string say(Language language, std::string_view key) {
    return std::string{sentence_for(language, key)};
}

std::string say_date(Language language, LocalDate date) {
    const auto month = fmt::format("month.{:02}", static_cast<unsigned>(date.month()));
    return fmt::format("{}{} {} {}", static_cast<unsigned>(date.day()),
                       language == Language::en ? "" : ".", say(language, month),
                       static_cast<int>(date.year()));
}

}  // namespace saksgang
