// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/overview_model.hpp"

#include <fmt/format.h>

#include "daemon/views/overview_parts.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::views {

std::string_view to_string(Tone tone) {
    switch (tone) {
        case Tone::neutral:
            return "neutral";
        case Tone::accent:
            return "accent";
        case Tone::success:
            return "success";
        case Tone::warning:
            return "warning";
        case Tone::danger:
            return "danger";
    }
    assertion_failed("tone is one of five", std::source_location::current());
}

std::string text_url(const DocumentSlug& document, VersionNumber version) {
    return fmt::format("/documents/{}/versions/{}", document.value, version.value);
}

OverviewModel overview_model(const OverviewReading& reading, Language language) {
    const app::ProcessView& view = reading.process;
    const Speech speech{language};
    auto next = next_lines(view, speech);
    const auto files = view.version ? view.version->attachments.size() : 0;
    return {
        .head = document_head(view, DocumentTab::overview, speech),
        .text_url = view.version ? fmt::format("/documents/{}/text", view.process.document.value)
                                 : std::string{},
        .attachments = files == 0
                           ? std::string{}
                           : speech.count("attachments_count", static_cast<std::int64_t>(files)),
        .attachments_url = fmt::format("/documents/{}/attachments", view.process.document.value),
        .bodies_summary = bodies_summary(view, speech),
        .bodies = body_lines(view, speech),
        .milestones = milestone_lines(view, speech),
        .axis = axis_of(view, speech),
        .stages = stage_lines(view, speech),
        .drawing_url = drawing_url(view.process.document),
        .onward = std::move(next.onward),
        .back = std::move(next.back),
        .decisions = decision_lines(reading, speech),
        .entries = entry_lines(reading, speech)};
}

}  // namespace saksgang::views
