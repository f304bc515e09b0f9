// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/text_facts.hpp"

#include <map>

#include "daemon/store/aggregates.hpp"
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

}  // namespace saksgang::app
