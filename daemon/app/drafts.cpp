// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/drafts.hpp"

#include "daemon/auth/capabilities.hpp"
#include "daemon/store/aggregates.hpp"

namespace saksgang::app {

asio::awaitable<Result<std::optional<store::Draft>>> read_draft(App& app, Caller caller,
                                                                DocumentSlug document) {
    using Found = std::optional<store::Draft>;
    CO_TRY(auth::acting_role(caller.roles, auth::Action::save_text));
    co_return co_await app.readers.run<Found>(
        [person = caller.person,
         document = std::move(document)](store::Connection& db) -> Result<Found> {
            return store::find_draft(db, person, document);
        });
}

asio::awaitable<Result<void>> keep_draft(App& app, Caller caller, NewText wanted) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(check_new_text(wanted));
    co_return co_await app.writer.run<void>(
        [person = caller.person, wanted = std::move(wanted)](store::Unit& unit) -> Result<void> {
            TRY(store::find_workflow_blob(unit.db(), wanted.document));
            return store::keep_draft(unit.db(), person, wanted.document,
                                     {.base = wanted.expected_blob,
                                      .text = wanted.text,
                                      .message = wanted.message,
                                      .kept_at = unit.now()});
        });
}

asio::awaitable<Result<void>> throw_draft_away(App& app, Caller caller, DocumentSlug document) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::save_text));
    co_return co_await app.writer.run<void>(
        [person = caller.person,
         document = std::move(document)](store::Unit& unit) -> Result<void> {
            store::remove_draft(unit.db(), person, document);
            return {};
        });
}

}  // namespace saksgang::app
