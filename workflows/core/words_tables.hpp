// SPDX-License-Identifier: EUPL-1.2
// The tables behind words.hpp. One row a key, sorted; one file a language.
#pragma once

#include <span>
#include <string_view>

namespace saksgang {

struct WordsRow {
    std::string_view key;
    std::string_view sentence;
};

std::span<const WordsRow> words_nb();
std::span<const WordsRow> words_nn();
std::span<const WordsRow> words_en();

}  // namespace saksgang
