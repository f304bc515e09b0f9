// SPDX-License-Identifier: EUPL-1.2
// Reading documents and their processes, as a caller may see them. What a caller may not read is
// taken out here, before anything above this floor sees it.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/progress.hpp"
#include "workflows/tasks.hpp"

namespace saksgang::app {

// A transition out of the present stage, with why it is closed.
struct NextStage {
    StageSlug to;
    workflows::Title title;
    std::vector<Reason> unmet;
    bool open() const { return unmet.empty(); }
};

struct ProcessView {
    std::string title;
    workflows::Process process;                 // without responses the caller may not read
    std::optional<workflows::Version> version;  // newest text the caller may read
    workflows::Council council;
    DefinitionPointer definition;
    std::vector<NextStage> next;
    std::vector<workflows::BodyStatus> bodies;  // who has the ball in this stage
    std::vector<workflows::Task> tasks = {};    // what whoever runs it must see to
    LocalDate today{};
};

// Errc::not_found, also for a document the caller may not know of.
asio::awaitable<Result<ProcessView>> read_process(App& app, Caller caller, DocumentSlug document);

// Every document the caller may know of, newest activity first.
asio::awaitable<Result<std::vector<ProcessView>>> read_documents(App& app, Caller caller);

}  // namespace saksgang::app
