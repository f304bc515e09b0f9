// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_provenance.hpp"

#include <fmt/format.h>

#include <set>

#include "daemon/app/decisions_about.hpp"
#include "daemon/store/aggregates.hpp"
#include "daemon/store/people.hpp"

namespace saksgang::app {
namespace {

using workflows::Version;

// The versions that brought some of the bytes [begin, end).
std::set<VersionNumber> brought_by(const Wording& wording, std::size_t begin, std::size_t end) {
    std::set<VersionNumber> versions;
    for (const auto& origin : repo::origins_within(wording.provenance.origins, begin, end))
        versions.insert(origin.version);
    return versions;
}

std::set<VersionNumber> bringers_of(const Wording& wording, std::optional<int> paragraph) {
    if (!paragraph) return brought_by(wording, 0, wording.text->size());
    const auto place = static_cast<std::size_t>(*paragraph) - 1;
    const auto& range = wording.paragraphs[place];
    auto versions = brought_by(wording, range.begin, range.end);
    versions.insert(wording.provenance.paragraphs[place].since);
    return versions;
}

Result<Bringers> describe(store::Connection& db, const Caller& caller, const DocumentSlug& document,
                          const std::set<VersionNumber>& versions, VersionNumber present) {
    const auto decisions = readable_decisions(db, caller, document);
    Bringers bringers;
    std::map<std::string, std::string> names;  // few people save many versions
    for (const VersionNumber number : versions) {
        TRY(const auto version, store::get_version(db, document, number));
        const auto& pseudonym = version.saved_by.pseudonym.value;
        if (!names.contains(pseudonym)) names[pseudonym] = name_for(db, caller, version.saved_by);
        bringers.emplace(number, Bringer{.version = version,
                                         .name = names[pseudonym],
                                         .decision = first_about(decisions, number, present)});
    }
    return bringers;
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
    auto versions = bringers_of(*wording, paragraph);
    CO_TRY(auto bringers, co_await app.readers.run<Bringers>(
                              [caller, document, versions = std::move(versions),
                               present = version.text.version](store::Connection& db) {
                                  return describe(db, caller, document, versions, present);
                              }));
    co_return ProvenanceView{.version = std::move(version),
                             .wording = std::move(wording),
                             .paragraph = paragraph,
                             .bringers = std::move(bringers)};
}

}  // namespace saksgang::app
