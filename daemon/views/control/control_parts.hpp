// SPDX-License-Identifier: EUPL-1.2
// The parts that a control room is put together from; inner to this folder. Pure; any thread.
#pragma once

#include "daemon/views/control/control_model.hpp"

namespace saksgang::views {

// Those that cannot wait; and how many can.
std::vector<TaskLine> task_lines(const app::ProcessView& view, const Speech& speech);
std::size_t tasks_that_wait(const app::ProcessView& view);

std::vector<DeadlineLine> deadline_lines(const app::ProcessView& view, const Speech& speech);
std::vector<BodyInStage> bodies_in_stages(const app::ProcessView& view, const Speech& speech);

// Of the receivers that are told of `document`; of all of them, without one.
NoticesLine notices_line(std::span<const store::Endpoint> endpoints,
                         const std::optional<DocumentSlug>& document, const Speech& speech);

// How many are told when an event of that type about the document is recorded for everyone.
std::size_t receivers_of(std::span<const store::Endpoint> endpoints, const DocumentSlug& document,
                         std::string_view event);

// The path of a page of the document.
std::string page_of(const DocumentSlug& document, std::string_view rest);

}  // namespace saksgang::views
