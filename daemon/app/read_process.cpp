// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "daemon/app/local_time.hpp"
#include "daemon/app/pinned_definition.hpp"
#include "daemon/store/aggregates.hpp"
#include "daemon/store/reading_documents.hpp"

namespace saksgang::app {
namespace {

using workflows::Process;
using workflows::Situation;

std::vector<NextStage> next_stages(const Situation& situation) {
    std::vector<NextStage> next;
    for (auto& way : workflows::transitions_from_here(situation)) {
        next.push_back({.to = way.transition->to,
                        .title = way.transition->title,
                        .unmet = std::move(way.unmet)});
    }
    return next;
}

// Newest version that the caller may read: today's, or an earlier one that was sent out.
std::optional<workflows::Version> visible_version(store::Connection& db, const Caller& caller,
                                                  const Process& process) {
    if (!process.head) return std::nullopt;
    if (may_read(caller, process.head->visibility)) return process.head;
    return store::newest_version(db, process.document, sight_of(caller));
}

void hide_unreadable(const Caller& caller, Process& process) {
    std::erase_if(process.responses, [&](const workflows::Response& response) {
        return !may_read(caller, response.visibility);
    });
}

Result<ProcessView> view(store::Connection& db, const Caller& caller, const DocumentSlug& document,
                         const workflows::Council& council, DefinitionPointer definition,
                         Instant now) {
    ProcessView view{.title = store::title_of(db, document),
                     .process = store::load_process(db, document),
                     .version = std::nullopt,
                     .council = council,
                     .definition = std::move(definition),
                     .next = {},
                     .bodies = {},
                     .tasks = {},
                     .today = {}};
    const Situation situation{.council = view.council,
                              .definition = *view.definition,
                              .process = view.process,
                              .actor = {},
                              .now = moment(now, view.council.time_zone)};
    view.today = situation.now.today;
    view.version = visible_version(db, caller, view.process);
    if (!view.version && !may_read(caller, workflows::Visibility::secretariat)) {
        return fail(Errc::not_found, fmt::format("no document \"{}\"", document.value));
    }
    view.next = next_stages(situation);
    view.bodies = workflows::bodies_at_work(situation);
    view.tasks = workflows::tasks_of(situation);
    hide_unreadable(caller, view.process);
    return view;
}

struct Listed {
    DocumentSlug document;
    Oid workflow_blob;
    DefinitionPointer definition = {};
};

Result<std::vector<Listed>> list_documents(store::Connection& db) {
    std::vector<Listed> listed;
    for (auto& document : store::list_document_slugs(db)) {
        TRY(const auto blob, store::find_workflow_blob(db, document));
        listed.push_back({.document = std::move(document), .workflow_blob = blob});
    }
    return listed;
}

Result<std::vector<ProcessView>> views(store::Connection& db, const Caller& caller,
                                       const std::vector<Listed>& listed, Instant now) {
    const auto council = store::load_council(db);
    std::vector<ProcessView> views;
    for (const Listed& one : listed) {
        auto seen = view(db, caller, one.document, council, one.definition, now);
        if (seen) {
            views.push_back(*std::move(seen));
        } else if (seen.error().code != Errc::not_found) {
            return fail(std::move(seen).error());
        }
    }
    return views;
}

}  // namespace

asio::awaitable<Result<ProcessView>> read_process(App& app, Caller caller, DocumentSlug document) {
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    co_return co_await app.readers.run<ProcessView>([caller = std::move(caller), document,
                                                     definition = std::move(definition),
                                                     now = app.clock.now()](store::Connection& db) {
        return view(db, caller, document, store::load_council(db), definition, now);
    });
}

asio::awaitable<Result<std::vector<ProcessView>>> read_documents(App& app, Caller caller) {
    CO_TRY(auto listed, co_await app.readers.run<std::vector<Listed>>(list_documents));
    // Few workflows, many documents.
    std::map<Oid, DefinitionPointer> definitions;
    for (Listed& one : listed) {
        auto& definition = definitions[one.workflow_blob];
        if (!definition) {
            CO_TRY(definition, co_await app.texts.definition(one.workflow_blob));
        }
        one.definition = definition;
    }
    co_return co_await app.readers.run<std::vector<ProcessView>>(
        [caller = std::move(caller), listed = std::move(listed),
         now = app.clock.now()](store::Connection& db) { return views(db, caller, listed, now); });
}

}  // namespace saksgang::app
