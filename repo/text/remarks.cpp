// SPDX-License-Identifier: EUPL-1.2
// What is said of a passage as a whole, and how remarks are gathered.
#include "repo/text/remarks.hpp"

#include <algorithm>

#include "repo/text/characters.hpp"
#include "repo/text/remark_parts.hpp"
#include "repo/text/tokens.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

constexpr std::size_t excerpt_characters_max = 60;

std::string kind_key(PassageKind kind) {
    switch (kind) {
        case PassageKind::heading:
            return "section";
        case PassageKind::item:
            return "item";
        case PassageKind::row:
            return "row";
        case PassageKind::rule:
            return "rule";
        case PassageKind::paragraph:
        case PassageKind::quote:
        case PassageKind::code:
        case PassageKind::html:
            return "paragraph";
    }
    assertion_failed("a passage is of a kind", std::source_location::current());
}

int whole_weight(PassageKind kind) {
    if (kind == PassageKind::heading) return heading_added_weight;
    if (kind == PassageKind::item) return item_added_weight;
    return kind == PassageKind::rule ? rule_weight : passage_added_weight;
}

Remark whole(const Passage& passage, std::string_view words, std::string_view what) {
    const bool rule = passage.kind == PassageKind::rule;
    return remark(rule ? ChangeClass::structure : ChangeClass::substance,
                  whole_weight(passage.kind), kind_key(passage.kind) + std::string{what},
                  {{"words", excerpt(words)}});
}

Remark broken(const Passage& passage, std::size_t parts, ChangeClass level, std::string_view what) {
    const bool light = level == ChangeClass::structure;
    return remark(level, light ? arrangement_weight : break_weight,
                  kind_key(passage.kind) + std::string{what}, {{"parts", std::to_string(parts)}});
}

}  // namespace

void Remarks::add(Remark remark) {
    level = std::max(level, remark.level);
    if (std::ranges::find(heaviest, remark) != heaviest.end()) return;
    const auto place =
        std::ranges::upper_bound(heaviest, remark.weight, std::ranges::greater{}, &Remark::weight);
    heaviest.insert(place, std::move(remark));
    if (heaviest.size() > limits::changes_remarks_max) heaviest.pop_back();
}

void Remarks::add(const Remarks& more) {
    for (const Remark& each : more.heaviest)
        add(each);
    level = std::max(level, more.level);
}

Remarks remarks_on_form(const Passage& before, const Passage& after) {
    Remarks remarks;
    if (before.kind != after.kind) {
        remarks.add(remark(ChangeClass::substance, form_weight, "form"));
        return remarks;
    }
    if (before.level != after.level)
        remarks.add(remark(ChangeClass::structure, heading_level_weight, "heading_level"));
    const bool placed = before.kind == PassageKind::item || before.kind == PassageKind::paragraph;
    if (placed && before.indent != after.indent)
        remarks.add(remark(ChangeClass::structure, indent_weight, "indent"));
    if (before.ordered != after.ordered)
        remarks.add(remark(ChangeClass::structure, list_form_weight, "list_form"));
    return remarks;
}

Remark remark_inserted(const Passage& passage, std::string_view words) {
    return whole(passage, words, "_added");
}

Remark remark_removed(const Passage& passage, std::string_view words) {
    return whole(passage, words, "_removed");
}

Remark remark_moved(const Passage& passage) {
    return remark(ChangeClass::structure, arrangement_weight, kind_key(passage.kind) + "_moved");
}

Remark remark_split(const Passage& passage, std::size_t parts, ChangeClass level) {
    return broken(passage, parts, level, "_split");
}

Remark remark_joined(const Passage& passage, std::size_t parts, ChangeClass level) {
    return broken(passage, parts, level, "_joined");
}

Remark remark_rewritten() {
    return remark(ChangeClass::substance, words_weight, "rewritten");
}

std::string clipped(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < excerpt_characters_max; ++count)
        at = end_of_cluster(text, at);
    if (at == text.size()) return std::string{text};
    const std::string_view head = text.substr(0, at);
    const std::size_t space = head.rfind(' ');
    return std::string{head.substr(0, space)} + " …";
}

std::string excerpt(std::string_view words) {
    std::string text;
    for (const Token& token : tokens_of(words.substr(0, excerpt_bytes_read_max))) {
        if (token.kind == TokenKind::mark) continue;
        if (token.kind != TokenKind::white) {
            text += token.text;
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
    while (text.ends_with(' '))
        text.pop_back();
    return clipped(text);
}

}  // namespace saksgang::repo
