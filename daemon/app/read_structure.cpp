// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_structure.hpp"

#include "daemon/auth/capabilities.hpp"
#include "daemon/store/aggregates.hpp"

namespace saksgang::app {

asio::awaitable<Result<VersionStructure>> read_structure(App& app, Caller caller,
                                                         DocumentSlug document,
                                                         std::optional<VersionNumber> number) {
    CO_TRY(auto version, co_await read_version(app, std::move(caller), document, number));
    CO_TRY(auto structure, co_await app.structures.structure({std::move(document), version.text}));
    co_return VersionStructure{.version = std::move(version), .structure = std::move(structure)};
}

asio::awaitable<Result<VersionPageText>> read_page_text(App& app, Caller caller,
                                                        DocumentSlug document,
                                                        std::optional<VersionNumber> number) {
    CO_TRY(auto version, co_await read_version(app, std::move(caller), document, number));
    const TextPlace place{std::move(document), version.text};
    VersionPageText page{.version = std::move(version), .structure = nullptr, .html = nullptr};
    CO_TRY(page.html, co_await app.structures.html(place));
    if (page.html == nullptr) co_return page;
    CO_TRY(page.structure, co_await app.structures.structure(place));
    co_return page;
}

asio::awaitable<Result<VersionGoals>> read_goals(App& app, Caller caller, DocumentSlug document,
                                                 std::optional<VersionNumber> number) {
    CO_TRY(auto version, co_await read_version(app, std::move(caller), document, number));
    CO_TRY(auto goals, co_await app.structures.goals({std::move(document), version.text}));
    co_return VersionGoals{.version = std::move(version), .goals = std::move(goals)};
}

asio::awaitable<Result<VersionFindings>> read_findings(App& app, Caller caller,
                                                       DocumentSlug document,
                                                       std::optional<VersionNumber> number) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(auto found, co_await read_structure(app, std::move(caller), document, number));
    CO_TRY(const auto workflow, co_await app.readers.run<Oid>([document](store::Connection& db) {
        return store::find_workflow_blob(db, document);
    }));
    CO_TRY(auto definition, co_await app.texts.definition(workflow));
    CO_TRY(auto findings,
           co_await app.structures.findings({std::move(document), found.version.text}, workflow));
    co_return VersionFindings{.version = std::move(found.version),
                              .structure = std::move(found.structure),
                              .findings = std::move(findings),
                              .definition = std::move(definition)};
}

}  // namespace saksgang::app
