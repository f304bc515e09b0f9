// SPDX-License-Identifier: EUPL-1.2
// The stages of a process as a list: what its drawing shows, in words.
#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {

std::vector<StageLine> stage_lines(const app::ProcessView& view, const Speech& speech) {
    std::vector<StageLine> lines;
    for (const auto& stage : view.definition->stages) {
        std::vector<std::string> bodies;
        for (const BodySlug& body : stage.bodies) {
            auto name = name_of(view, body, speech);
            if (name != speech.of(stage.title)) bodies.push_back(std::move(name));
        }
        lines.push_back({.title = speech.of(stage.title),
                         .bodies = listed(bodies, speech),
                         .here = stage.slug == view.process.stage});
    }
    return lines;
}

std::ptrdiff_t place_of(const workflows::Definition& definition, const StageSlug& stage) {
    return std::ranges::find(definition.stages, stage, &workflows::Stage::slug) -
           definition.stages.begin();
}

std::string drawing_url(const DocumentSlug& document) {
    return fmt::format("/documents/{}/process.svg", document.value);
}

}  // namespace saksgang::views
