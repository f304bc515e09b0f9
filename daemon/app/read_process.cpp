// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_process.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/app/local_time.hpp"
#include "daemon/app/pinned_definition.hpp"
#include "daemon/app/text_facts.hpp"
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

// What is read of one document.
struct Wanted {
    DocumentSlug document;
    DefinitionPointer definition;
    workflows::TextFacts facts;  // a text saved meanwhile is shown as not checked yet
};

Result<ProcessView> view(store::Connection& db, const Caller& caller, const Wanted& wanted,
                         const workflows::Council& council, Instant now) {
    const DocumentSlug& document = wanted.document;
    ProcessView view{.title = store::title_of(db, document),
                     .process = store::load_process(db, document),
                     .version = std::nullopt,
                     .council = council,
                     .definition = wanted.definition,
                     .next = {},
                     .bodies = {},
                     .tasks = {},
                     .today = {}};
    const Situation situation{.council = view.council,
                              .definition = *view.definition,
                              .process = view.process,
                              .actor = {},
                              .now = moment(now, view.council.time_zone),
                              .facts = wanted.facts};
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
                                       const std::vector<Wanted>& wanted, Instant now) {
    const auto council = store::load_council(db);
    std::vector<ProcessView> views;
    for (const Wanted& one : wanted) {
        auto seen = view(db, caller, one, council, now);
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
    CO_TRY(auto facts, co_await facts_of_check(app, document, definition));
    Wanted wanted{std::move(document), std::move(definition), std::move(facts)};
    co_return co_await app.readers.run<ProcessView>([caller = std::move(caller),
                                                     wanted = std::move(wanted),
                                                     now = app.clock.now()](store::Connection& db) {
        return view(db, caller, wanted, store::load_council(db), now);
    });
}

asio::awaitable<Result<std::vector<ProcessView>>> read_documents(App& app, Caller caller) {
    CO_TRY(auto listed, co_await app.readers.run<std::vector<Listed>>(list_documents));
    std::vector<Wanted> wanted;
    for (Listed& one : listed) {
        CO_TRY(auto definition, co_await app.texts.definition(one.workflow_blob));
        CO_TRY(auto facts, co_await facts_of_check(app, one.document, definition));
        wanted.push_back({std::move(one.document), std::move(definition), std::move(facts)});
    }
    co_return co_await app.readers.run<std::vector<ProcessView>>(
        [caller = std::move(caller), wanted = std::move(wanted),
         now = app.clock.now()](store::Connection& db) { return views(db, caller, wanted, now); });
}

}  // namespace saksgang::app
