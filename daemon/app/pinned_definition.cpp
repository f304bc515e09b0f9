// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/pinned_definition.hpp"

#include <fmt/format.h>

#include "daemon/store/aggregates.hpp"

namespace saksgang::app {

asio::awaitable<Result<DefinitionPointer>> pinned_definition(App& app, DocumentSlug document) {
    CO_TRY(const auto blob, co_await app.readers.run<Oid>([document](store::Connection& db) {
        return store::find_workflow_blob(db, document);
    }));
    co_return co_await app.texts.definition(blob);
}

}  // namespace saksgang::app
