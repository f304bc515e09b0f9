// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_structure.hpp"

#include <algorithm>

#include "daemon/auth/capabilities.hpp"
#include "daemon/store/reading_documents.hpp"
#include "repo/text/safe_html.hpp"
#include "repo/text/section_ids.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

using StructurePointer = std::shared_ptr<const repo::Structure>;

Result<repo::Structure> carried(std::string_view text, const repo::Structure* previous) {
    TRY(auto structure, repo::read_structure(text));
    if (previous == nullptr) return structure;
    return repo::carry_ids(*previous, std::move(structure));
}

asio::awaitable<Result<StructurePointer>> structure_after(App& app, Oid blob,
                                                          StructurePointer previous) {
    CO_TRY(const auto text, co_await app.texts.read(blob));
    CO_TRY(auto made, co_await app.cpu.run<repo::Structure>(
                          [text, previous] { return carried(*text, previous.get()); }));
    co_return std::make_shared<const repo::Structure>(std::move(made));
}

// From the first public version onward: a tenth of a millisecond for each text of ten kilobytes.
// A text that has no structure lends none.
asio::awaitable<Result<StructurePointer>> structure_of(App& app, std::vector<Oid> chain) {
    StructurePointer structure;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        auto made = co_await structure_after(app, chain[i], structure);
        const bool last = i + 1 == chain.size();
        if (!made && (last || made.error().code != Errc::body_too_large)) co_return made;
        if (made) structure = *std::move(made);
    }
    co_return structure;
}

// The public versions before `end`, oldest first.
asio::awaitable<Result<std::vector<Oid>>> public_texts_before(App& app, DocumentSlug document,
                                                              VersionNumber end) {
    return app.readers.run<std::vector<Oid>>(
        [document = std::move(document), end](store::Connection& db) -> Result<std::vector<Oid>> {
            std::vector<Oid> blobs;
            for (const auto& version : store::list_versions(db, document, end, limits::page_max,
                                                            workflows::Visibility::open))
                blobs.push_back(version.text.blob);
            std::ranges::reverse(blobs);
            return blobs;
        });
}

}  // namespace

asio::awaitable<Result<VersionStructure>> read_structure(App& app, Caller caller,
                                                         DocumentSlug document,
                                                         std::optional<VersionNumber> number) {
    CO_TRY(auto version, co_await read_version(app, std::move(caller), document, number));
    CO_TRY(auto chain,
           co_await public_texts_before(app, std::move(document), version.text.version));
    chain.push_back(version.text.blob);
    CO_TRY(auto text, co_await app.texts.read(version.text.blob));
    CO_TRY(auto structure, co_await structure_of(app, std::move(chain)));
    co_return VersionStructure{
        .version = std::move(version), .text = std::move(text), .structure = std::move(structure)};
}

asio::awaitable<Result<VersionPageText>> read_page_text(App& app, Caller caller,
                                                        DocumentSlug document,
                                                        std::optional<VersionNumber> number) {
    auto found = co_await read_structure(app, caller, document, number);
    if (!found && found.error().code == Errc::body_too_large) {
        CO_TRY(auto version, co_await read_version(app, caller, document, number));
        co_return VersionPageText{
            .version = std::move(version), .structure = nullptr, .html = nullptr};
    }
    if (!found) co_return fail(std::move(found).error());
    VersionPageText page{
        .version = std::move(found->version), .structure = found->structure, .html = nullptr};
    auto html =
        co_await app.cpu.run<std::string>([text = found->text, structure = found->structure] {
            return repo::safe_html(*text, *structure);
        });
    if (!html && html.error().code != Errc::body_too_large) co_return fail(std::move(html).error());
    if (!html) {
        page.structure = nullptr;
        co_return page;
    }
    page.html = std::make_shared<const std::string>(*std::move(html));
    co_return page;
}

asio::awaitable<Result<VersionGoals>> read_goals(App& app, Caller caller, DocumentSlug document,
                                                 std::optional<VersionNumber> number) {
    CO_TRY(auto found,
           co_await read_structure(app, std::move(caller), std::move(document), number));
    CO_TRY(auto goals, co_await app.cpu.run<repo::GoalHierarchy>(
                           [structure = found.structure]() -> Result<repo::GoalHierarchy> {
                               return repo::goals_of(*structure);
                           }));
    co_return VersionGoals{.version = std::move(found.version), .goals = std::move(goals)};
}

asio::awaitable<Result<VersionFindings>> read_findings(App& app, Caller caller,
                                                       DocumentSlug document,
                                                       std::optional<VersionNumber> number) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(auto found,
           co_await read_structure(app, std::move(caller), std::move(document), number));
    using Findings = std::vector<repo::Finding>;
    CO_TRY(auto findings,
           co_await app.cpu.run<Findings>(
               [text = found.text, structure = found.structure]() -> Result<Findings> {
                   return repo::check_text(*text, *structure, repo::strategy_rules());
               }));
    co_return VersionFindings{.version = std::move(found.version),
                              .structure = std::move(found.structure),
                              .findings = std::move(findings)};
}

}  // namespace saksgang::app
