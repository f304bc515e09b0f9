// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/text_facts.hpp"

#include <algorithm>
#include <map>

#include "daemon/app/section_facts.hpp"
#include "daemon/store/aggregates.hpp"
#include "daemon/store/reading_documents.hpp"
#include "repo/text/text_changes.hpp"

namespace saksgang::app {
namespace {

using workflows::Decision;
using workflows::Standing;
using workflows::TextFacts;

// What is to be compared with a new text.
struct Decided {
    std::map<Sha256, Oid> texts;  // blobs, by the hash of the text
    SectionsOfVersions sections;
};

bool stands(const Decision& decision) {
    return decision.standing == Standing::valid || decision.standing == Standing::carried;
}

void add_section(SectionsOfVersions& sections, VersionNumber version, const SectionSlug& id) {
    auto& ids = sections[version];
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

Decided decided_in(const workflows::Process& process) {
    Decided decided;
    for (const Decision& decision : process.decisions) {
        if (!stands(decision)) continue;
        if (decision.sections.empty()) {
            decided.texts.emplace(decision.text.text_sha256, decision.text.blob);
        }
        for (const auto& [section, sha256] : decision.sections) {
            add_section(decided.sections, decision.text.version, section);
            if (process.head) add_section(decided.sections, process.head->text.version, section);
        }
    }
    return decided;
}

}  // namespace

asio::awaitable<Result<TextFacts>> facts_about(App& app, Caller caller, DocumentSlug document,
                                               std::shared_ptr<const std::string> text,
                                               Sha256 text_sha256) {
    CO_TRY(auto decided,
           co_await app.readers.run<Decided>([document](store::Connection& db) -> Result<Decided> {
               return decided_in(store::load_process(db, document));
           }));
    TextFacts facts;
    if (!decided.sections.empty()) {
        CO_TRY(facts,
               co_await section_facts_to_next(app, std::move(caller), document,
                                              std::move(decided.sections), text, text_sha256));
    }
    for (const auto& [sha256, blob] : decided.texts) {
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
