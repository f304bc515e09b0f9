// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/text_facts.hpp"

#include <algorithm>
#include <map>

#include "daemon/store/aggregates.hpp"
#include "daemon/store/reading_documents.hpp"
#include "repo/text/text_changes.hpp"

namespace saksgang::app {

asio::awaitable<Result<workflows::TextFacts>> facts_about(App& app, const DocumentSlug& document,
                                                          std::shared_ptr<const std::string> text,
                                                          Sha256 text_sha256) {
    using Decided = std::map<Sha256, Oid>;
    CO_TRY(const auto decided,
           co_await app.readers.run<Decided>([document](store::Connection& db) -> Result<Decided> {
               Decided texts;
               for (const auto& decision : store::load_process(db, document).decisions) {
                   if (decision.standing == workflows::Standing::valid ||
                       decision.standing == workflows::Standing::carried)
                       texts.emplace(decision.text.text_sha256, decision.text.blob);
               }
               return texts;
           }));
    workflows::TextFacts facts;
    for (const auto& [sha256, blob] : decided) {
        CO_TRY(auto before, co_await app.texts.read(blob));
        CO_TRY(const auto changes, co_await app.cpu.run<repo::TextChanges>([before, text]() {
            return repo::text_changes(*before, *text);
        }));
        facts.changes.emplace(std::pair{sha256, text_sha256}, changes.level);
    }
    co_return facts;
}

asio::awaitable<Result<workflows::TextFacts>> facts_of_check(App& app, DocumentSlug document,
                                                             DefinitionPointer definition) {
    workflows::TextFacts facts;
    if (!workflows::asks_for_check(*definition)) co_return facts;
    struct Today {
        std::optional<workflows::TextRef> text;
        Oid workflow;
    };
    CO_TRY(const auto today,
           co_await app.readers.run<Today>([document](store::Connection& db) -> Result<Today> {
               TRY(const auto workflow, store::find_workflow_blob(db, document));
               const auto head =
                   store::newest_version(db, document, workflows::Visibility::secretariat);
               return Today{head ? std::optional{head->text} : std::nullopt, workflow};
           }));
    if (!today.text) co_return facts;
    const auto findings =
        co_await app.structures.findings({std::move(document), *today.text}, today.workflow);
    auto& stopping = facts.stopping[today.text->commit];
    if (findings) {
        stopping = std::ranges::count_if(**findings, [&](const repo::Finding& finding) {
            return definition->text_check.stops(finding.flaw);
        });
    } else if (findings.error().code != Errc::body_too_large) {
        co_return fail(findings.error());
    }
    co_return facts;
}

}  // namespace saksgang::app
