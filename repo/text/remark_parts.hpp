// SPDX-License-Identifier: EUPL-1.2
// What the makers of remarks share: how a remark is put together, and what weighs how much. For the
// files beside it alone.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "repo/text/remarks.hpp"

namespace saksgang::repo {

// In the order a reader wants to hear of them; what a single sense weighs stands in its table.
constexpr int modal_weight = 95;
constexpr int heading_added_weight = 75;
constexpr int item_added_weight = 65;
constexpr int passage_added_weight = 55;
constexpr int words_weight = 50;
constexpr int order_weight = 48;
constexpr int break_weight = 46;
constexpr int form_weight = 40;
constexpr int arrangement_weight = 30;
constexpr int heading_level_weight = 25;
constexpr int indent_weight = 24;
constexpr int list_form_weight = 23;
constexpr int case_weight = 13;
constexpr int spelling_weight = 12;
constexpr int typographic_weight = 5;
constexpr int rule_weight = 4;

// The phrase is "change." and the key.
inline Remark remark(ChangeClass level, int weight, std::string key,
                     std::vector<std::pair<std::string, std::string>> arguments = {}) {
    return {.level = level,
            .weight = weight,
            .phrase = {.key = "change." + key, .arguments = std::move(arguments)}};
}

// As much as fits in a sentence, to the end of a word.
std::string clipped(std::string_view text);

constexpr std::size_t excerpt_bytes_read_max = 2000;

}  // namespace saksgang::repo
