// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {

std::string name_of(const workflows::Council& council, const BodySlug& body, const Speech& speech) {
    const auto* found = council.find_body(body);
    return found == nullptr ? body.value : speech.of(found->title);
}

std::string name_of(const workflows::Definition* definition, const StageSlug& stage,
                    const Speech& speech) {
    const auto* found = definition == nullptr ? nullptr : definition->find_stage(stage);
    return found == nullptr ? stage.value : speech.of(found->title);
}

std::string name_of(const workflows::Definition* definition, const MilestoneSlug& milestone,
                    const Speech& speech) {
    const auto* found = definition == nullptr ? nullptr : definition->find_milestone(milestone);
    return found == nullptr ? milestone.value : speech.of(found->title);
}

std::string name_of(const app::ProcessView& view, const BodySlug& body, const Speech& speech) {
    return name_of(view.council, body, speech);
}

std::string name_of(const app::ProcessView& view, const StageSlug& stage, const Speech& speech) {
    return name_of(view.definition.get(), stage, speech);
}

std::string name_of(const app::ProcessView& view, const MilestoneSlug& milestone,
                    const Speech& speech) {
    return name_of(view.definition.get(), milestone, speech);
}

std::string name_of(Role role, const Speech& speech) {
    return speech.say(fmt::format("role_{}", to_string(role)));
}

std::string kind_of(const workflows::Decision& decision, const Speech& speech) {
    return kind_of(to_string(decision.kind), !decision.sections.empty(), speech);
}

std::string kind_of(std::string_view kind, bool part, const Speech& speech) {
    auto words = speech.say(fmt::format("kind_{}", kind));
    return part ? speech.say("kind_of_part", {{"kind", words}}) : words;
}

std::string listed(const std::vector<std::string>& names, const Speech& speech) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? fmt::format(" {} ", speech.say("and")) : ", ";
        text += names[i];
    }
    return text;
}

// Plain letters, and the three of ours that UTF-8 writes as C3 and a second byte.
std::string with_capital(std::string text) {
    if (text.empty()) return text;
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    for (const auto& [small, capital] : {std::pair{"æ", "Æ"}, {"ø", "Ø"}, {"å", "Å"}}) {
        if (text.starts_with(small)) text.replace(0, 2, capital);
    }
    return text;
}

std::string title_of(const app::ProcessView& view, const Speech& speech) {
    return view.title.empty() ? speech.say("title_erased") : view.title;
}

}  // namespace saksgang::views
