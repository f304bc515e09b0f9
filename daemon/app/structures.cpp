// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/structures.hpp"

#include <fmt/format.h>

#include <ranges>

#include "daemon/app/unless_too_large.hpp"
#include "daemon/store/reading_documents.hpp"
#include "repo/text/safe_html.hpp"
#include "repo/text/section_ids.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

std::unexpected<Error> no_structure() {
    return fail(Errc::body_too_large,
                "the text has too many headings or paragraphs to be taken apart", "text");
}

// Where the numbers in a page's margin lead.
std::string paragraph_pages(const TextPlace& place) {
    return fmt::format("/documents/{}/versions/{}/paragraphs/", place.document.value,
                       place.text.version.value);
}

std::size_t cost_of(const std::vector<std::string>& ids) {
    std::size_t sum = 0;
    for (const std::string& id : ids)
        sum += sizeof(std::string) + id.size();
    return sum;
}

std::size_t cost_of(const Findings& findings) {
    std::size_t sum = sizeof(Findings);
    for (const repo::Finding& finding : findings) {
        sum += sizeof finding + finding.reason.key.size();
        for (const auto& argument : finding.reason.arguments)
            sum += sizeof argument + argument.first.size() + argument.second.size();
    }
    return sum;
}

// Public versions before `end`, newest first.
asio::awaitable<Result<std::vector<workflows::TextRef>>> public_texts(store::Readers& readers,
                                                                      DocumentSlug document,
                                                                      VersionNumber end) {
    using Texts = std::vector<workflows::TextRef>;
    return readers.run<Texts>(
        [document = std::move(document), end](store::Connection& db) -> Result<Texts> {
            Texts texts;
            for (auto& version : store::list_versions(db, document, end, limits::page_default,
                                                      workflows::Visibility::open))
                texts.push_back(version.text);
            return texts;
        });
}

}  // namespace

Structures::Structures(asio::any_io_executor executor, store::Readers& readers, Texts& texts,
                       runtime::Pool& cpu)
    : readers_(readers),
      texts_(texts),
      cpu_(cpu),
      turns_(std::move(executor)),
      lenders_(limits::section_ids_cache_bytes_max),
      structures_(limits::structure_cache_bytes_max),
      pages_(limits::text_page_cache_bytes_max),
      goals_(limits::goals_cache_bytes_max),
      findings_(limits::findings_cache_bytes_max) {}

asio::awaitable<Result<StructurePointer>> Structures::structure(TextPlace place) {
    const auto answer = [](const Kept& kept) -> Result<StructurePointer> {
        if (kept.structure == nullptr) return no_structure();
        return kept.structure;
    };
    if (const auto known = structures_.find(place.text.commit)) co_return answer(*known);
    const auto turn = co_await turns_.take(place.document.value);
    if (const auto known = structures_.find(place.text.commit)) co_return answer(*known);

    CO_TRY(auto before, co_await carried_before(place.document, place.text.version));
    CO_TRY(auto made, co_await carry(place.text.blob, std::move(before.structure)));
    const auto kept = std::make_shared<const Kept>(Kept{std::move(made)});
    structures_.put(place.text.commit, kept,
                    sizeof(Kept) + (kept->structure ? kept->structure->bytes() : 0));
    co_return answer(*kept);
}

asio::awaitable<Result<std::shared_ptr<const std::string>>> Structures::html(TextPlace place) {
    using Page = std::optional<std::string>;
    auto page = pages_.find(place.text.commit);
    if (!page) {
        CO_TRY(auto found, unless_too_large(co_await structure(place)));
        if (!found) co_return nullptr;
        CO_TRY(auto text, co_await texts_.read(place.text.blob));
        CO_TRY(auto made, unless_too_large(co_await cpu_.run<std::string>(
                              [text, found = *found, pages = paragraph_pages(place)] {
                                  return repo::safe_html(*text, *found, pages);
                              })));
        page = std::make_shared<const Page>(std::move(made));
        pages_.put(place.text.commit, page, sizeof(Page) + (*page ? (*page)->size() : 0));
    }
    if (!*page) co_return nullptr;
    co_return std::shared_ptr<const std::string>{page, &**page};
}

asio::awaitable<Result<std::shared_ptr<const repo::GoalHierarchy>>> Structures::goals(
    TextPlace place) {
    if (auto known = goals_.find(place.text.commit)) co_return known;
    CO_TRY(auto found, co_await structure(place));
    CO_TRY(auto made, co_await cpu_.run<repo::GoalHierarchy>(
                          [found]() -> Result<repo::GoalHierarchy> { return goals_of(*found); }));
    auto goals = std::make_shared<const repo::GoalHierarchy>(std::move(made));
    goals_.put(place.text.commit, goals, goals->bytes());
    co_return goals;
}

asio::awaitable<Result<std::shared_ptr<const Findings>>> Structures::findings(TextPlace place,
                                                                              Oid workflow) {
    const std::pair key{place.text.commit, workflow};
    if (auto known = findings_.find(key)) co_return known;
    CO_TRY(auto found, co_await structure(place));
    CO_TRY(auto text, co_await texts_.read(place.text.blob));
    CO_TRY(auto definition, co_await texts_.definition(workflow));
    CO_TRY(auto made, co_await cpu_.run<Findings>([text, found, definition]() -> Result<Findings> {
        return repo::check_text(*text, *found, definition->text_check);
    }));
    auto findings = std::make_shared<const Findings>(std::move(made));
    findings_.put(key, findings, cost_of(*findings));
    co_return findings;
}

// Backwards from `end` to the nearest version whose ids are known.
asio::awaitable<Result<Structures::Chain>> Structures::chain_before(DocumentSlug document,
                                                                    VersionNumber end) {
    Chain chain;
    for (bool more = true; more;) {
        CO_TRY(const auto page, co_await public_texts(readers_, document, end));
        more = page.size() == limits::page_default;
        for (const workflows::TextRef& text : page) {
            chain.known = lenders_.find(text.commit);
            if (chain.known) co_return chain;
            chain.after.push_back(text);
            end = text.version;
        }
    }
    co_return chain;
}

asio::awaitable<Result<Structures::Carried>> Structures::carried_before(DocumentSlug document,
                                                                        VersionNumber end) {
    CO_TRY(auto chain, co_await chain_before(std::move(document), end));
    Carried carried{.lender = chain.known ? chain.known : std::make_shared<const Lender>(),
                    .structure = nullptr};
    CO_TRY(carried.structure, co_await read_lent(carried.lender));
    for (const workflows::TextRef& text : std::views::reverse(chain.after)) {
        CO_TRY(auto made, co_await carry(text.blob, carried.structure));
        if (made) {
            carried.lender = std::make_shared<const Lender>(Lender{text.blob, ids_of(*made)});
            carried.structure = std::move(made);
        }
        keep_lender(text.commit, carried.lender);
    }
    co_return carried;
}

asio::awaitable<Result<StructurePointer>> Structures::read_lent(LenderPointer lender) {
    if (!lender->blob) co_return nullptr;
    CO_TRY(auto text, co_await texts_.read(*lender->blob));
    CO_TRY(auto made,
           co_await cpu_.run<repo::Structure>([text, lender]() -> Result<repo::Structure> {
               TRY(auto structure, repo::read_structure(*text));
               return repo::with_ids(std::move(structure), lender->ids);
           }));
    co_return std::make_shared<const repo::Structure>(std::move(made));
}

asio::awaitable<Result<StructurePointer>> Structures::carry(Oid blob, StructurePointer previous) {
    CO_TRY(auto text, co_await texts_.read(blob));
    CO_TRY(auto made, unless_too_large(co_await cpu_.run<repo::Structure>(
                          [text, previous]() -> Result<repo::Structure> {
                              TRY(auto structure, repo::read_structure(*text));
                              if (previous == nullptr) return structure;
                              return repo::carry_ids(*previous, std::move(structure));
                          })));
    if (!made) co_return nullptr;
    co_return std::make_shared<const repo::Structure>(*std::move(made));
}

void Structures::keep_lender(const Oid& commit, LenderPointer lender) {
    lenders_.put(commit, lender, sizeof(Lender) + cost_of(lender->ids));
}

}  // namespace saksgang::app
