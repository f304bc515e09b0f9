// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_provenance.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace saksgang::app {
namespace {

using store::VersionInShort;

struct Shown {
    std::size_t first = 0;  // paragraphs [first, end)
    std::size_t end = 0;
    std::vector<repo::Origin> origins;
};

Shown shown(const Wording& wording, std::optional<int> paragraph) {
    const auto& origins = wording.provenance.origins;
    if (!paragraph) return {.first = 0, .end = wording.paragraphs.size(), .origins = origins};
    const auto place = static_cast<std::size_t>(*paragraph) - 1;
    const auto& range = wording.paragraphs[place];
    return {.first = place,
            .end = place + 1,
            .origins = repo::origins_within(origins, range.begin, range.end)};
}

// In order, each once.
std::vector<VersionNumber> numbers_of(const Wording& wording, std::optional<int> paragraph) {
    const auto [first, end, origins] = shown(wording, paragraph);
    std::vector<VersionNumber> numbers;
    numbers.reserve(origins.size() + end - first);
    for (const repo::Origin& origin : origins)
        numbers.push_back(origin.version);
    for (std::size_t place = first; place < end; ++place)
        numbers.push_back(wording.provenance.paragraphs[place].since);
    std::ranges::sort(numbers);
    const auto [again, last] = std::ranges::unique(numbers);
    numbers.erase(again, last);
    return numbers;
}

// Few people save many versions.
NamesByPseudonym names_of(store::Connection& db, const Caller& caller,
                          const std::vector<VersionInShort>& versions) {
    NamesByPseudonym names;
    for (const VersionInShort& version : versions) {
        const Pseudonym& pseudonym = version.saved_by.pseudonym;
        if (!names.contains(pseudonym)) names[pseudonym] = name_for(db, caller, version.saved_by);
    }
    return names;
}

Decisions decisions_on(const Decisions& first, const std::vector<VersionInShort>& versions) {
    Decisions decisions;
    for (const VersionInShort& version : versions) {
        const auto* decision = first_about(first, version.number);
        if (decision == nullptr) break;  // nor on words that came later
        if (decisions.empty() || decisions.back().number != decision->number)
            decisions.push_back(*decision);
    }
    return decisions;
}

Result<Bringers> describe(store::Connection& db, const Caller& caller, const DocumentSlug& document,
                          const std::vector<VersionNumber>& numbers, VersionNumber present) {
    auto versions = store::versions_numbered(db, document, numbers);
    if (versions.size() != numbers.size()) {
        return fail(Errc::tampered, fmt::format("words of version {} come from versions that are "
                                                "not there: run saksgang rebuild",
                                                present.value));
    }
    auto names = names_of(db, caller, versions);
    const auto first = first_decisions(readable_decisions(db, caller, document), present);
    auto decisions = decisions_on(first, versions);
    return Bringers{.versions = std::move(versions),
                    .names = std::move(names),
                    .decisions = std::move(decisions)};
}

}  // namespace

asio::awaitable<Result<ProvenanceView>> read_provenance(App& app, Caller caller,
                                                        DocumentSlug document,
                                                        std::optional<VersionNumber> number,
                                                        std::optional<int> paragraph) {
    CO_TRY(auto version, co_await read_version(app, caller, document, number));
    const store::Chain chain{.document = document, .sight = sight_of(caller)};
    CO_TRY(auto wording,
           co_await read_wording(app, chain,
                                 {.version = version.text.version, .blob = version.text.blob}));
    CO_TRY(check_paragraph(*wording, paragraph));
    CO_TRY(
        auto bringers,
        co_await app.readers.run<Bringers>([caller, document, wording, paragraph,
                                            present = version.text.version](store::Connection& db) {
            return describe(db, caller, document, numbers_of(*wording, paragraph), present);
        }));
    co_return ProvenanceView{.version = std::move(version),
                             .wording = std::move(wording),
                             .paragraph = paragraph,
                             .bringers = std::move(bringers)};
}

}  // namespace saksgang::app
