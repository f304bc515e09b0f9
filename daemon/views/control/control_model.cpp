// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/control/control_model.hpp"

#include <fmt/format.h>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/documents_model.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

std::vector<StepLine> step_lines(const app::ProcessView& view, std::vector<NextLine> lines) {
    std::vector<StepLine> steps;
    for (NextLine& line : lines) {
        auto url = page_of(view.process.document, "/next?to=" + line.stage);
        steps.push_back({.next = std::move(line), .url = std::move(url)});
    }
    return steps;
}

std::vector<ActionLine> actions_of(const app::ProcessView& view, const Speech& speech) {
    const auto& document = view.process.document;
    return {{page_of(document, "/responses/new"), speech.say("do_register_response")},
            {page_of(document, "/decisions/new"), speech.say("do_record_decision")},
            {page_of(document, "/edit"), speech.say("do_edit")},
            {page_of(document, "/release"), speech.say("do_release")}};
}

}  // namespace

std::string page_of(const DocumentSlug& document, std::string_view rest) {
    return fmt::format("/documents/{}{}", document.value, rest);
}

ControlModel control_model(const ControlReading& reading, Language language) {
    const app::ProcessView& view = reading.process;
    const Speech speech{language};
    auto next = next_lines(view, speech);
    const auto waiting = static_cast<std::int64_t>(tasks_that_wait(view));
    ControlModel model{.head = document_head(view, DocumentTab::control, speech),
                       .receipt = std::nullopt,
                       .tasks = task_lines(view, speech),
                       .later = waiting > 0 ? speech.count("tasks_later", waiting) : std::string{},
                       .actions = actions_of(view, speech),
                       .deadlines = deadline_lines(view, speech),
                       .bodies = bodies_in_stages(view, speech),
                       .notices = notices_line(reading.endpoints, view.process.document, speech),
                       .onward = step_lines(view, std::move(next.onward)),
                       .back = step_lines(view, std::move(next.back))};
    if (reading.done != nullptr) model.receipt = receipt_line(view, *reading.done, speech);
    return model;
}

ControlsModel controls_model(std::span<const app::ProcessView> processes,
                             std::span<const store::Endpoint> endpoints, Language language) {
    const Speech speech{language};
    ControlsModel model{.documents = {}, .notices = notices_line(endpoints, {}, speech)};
    for (const app::ProcessView& view : processes) {
        ControlledDocument one{.document = document_line(view, speech),
                               .summary = {},
                               .tasks = task_lines(view, speech)};
        one.summary = one.tasks.empty()
                          ? speech.say("nothing_urgent")
                          : speech.count("tasks_now", static_cast<std::int64_t>(one.tasks.size()));
        model.documents.push_back(std::move(one));
    }
    return model;
}

}  // namespace saksgang::views
