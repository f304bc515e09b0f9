// SPDX-License-Identifier: EUPL-1.2
#include "workflows/text_check.hpp"

#include <algorithm>

namespace saksgang::workflows {

std::string_view to_string(Level level) {
    switch (level) {
        case Level::vision:
            return "vision";
        case Level::challenge:
            return "challenge";
        case Level::goal:
            return "goal";
        case Level::strategy:
            return "strategy";
        case Level::focus_area:
            return "focus_area";
        case Level::sub_goal:
            return "sub_goal";
        case Level::effort:
            return "effort";
        case Level::project:
            return "project";
    }
    return "";
}

std::string_view to_string(Flaw flaw) {
    switch (flaw) {
        case Flaw::level_missing:
            return "level_missing";
        case Flaw::area_without_sub_goal:
            return "area_without_sub_goal";
        case Flaw::loose_sub_goal:
            return "loose_sub_goal";
        case Flaw::term_drift:
            return "term_drift";
        case Flaw::misplaced:
            return "misplaced";
        case Flaw::quotation_differs:
            return "quotation_differs";
        case Flaw::quotation_altered:
            return "quotation_altered";
        case Flaw::link_broken:
            return "link_broken";
    }
    return "";
}

bool TextCheck::stops(Flaw flaw) const {
    return std::ranges::find(blocks, flaw) != blocks.end();
}

TextCheck strategy_check() {
    return {.levels = {Level::vision, Level::challenge, Level::goal, Level::strategy,
                       Level::focus_area, Level::sub_goal, Level::effort},
            .terms = {{"satsing", "satsning"},
                      {"stormøte", "storsamling"},
                      {"førsteutkast", "førstutkast"},
                      {"deltaker", "deltager"}},
            .misplaced = {"tiltak", "enkelttiltak", "kpi", "måltall", "nøkkeltall"},
            .sources = {},
            .blocks = {}};
}

}  // namespace saksgang::workflows
