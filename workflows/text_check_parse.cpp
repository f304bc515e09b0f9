// SPDX-License-Identifier: EUPL-1.2
#include "workflows/text_check_parse.hpp"

namespace saksgang::workflows {
namespace {

constexpr Level levels[] = {Level::vision,     Level::challenge, Level::goal,   Level::strategy,
                            Level::focus_area, Level::sub_goal,  Level::effort, Level::project};
constexpr Flaw flaws[] = {
    Flaw::level_missing, Flaw::area_without_sub_goal, Flaw::loose_sub_goal,    Flaw::term_drift,
    Flaw::misplaced,     Flaw::quotation_differs,     Flaw::quotation_altered, Flaw::link_broken};

TextCheck::Source read_source(TableReader& table) {
    return {.name = table.text("name", Need::required), .text = table.text("text", Need::required)};
}

}  // namespace

TextCheck read_text_check(TableReader& table) {
    TextCheck check;
    check.levels = table.words<Level>("levels", Need::optional, levels);
    check.terms = table.lists_of_texts("terms", Need::optional);
    check.misplaced = table.texts("misplaced", Need::optional);
    check.blocks = table.words<Flaw>("blocks", Need::optional, flaws);
    check.sources = table.tables<TextCheck::Source>("source", Need::optional, read_source);
    return check;
}

}  // namespace saksgang::workflows
