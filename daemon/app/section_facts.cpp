// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/section_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "daemon/app/read_structure.hpp"
#include "repo/text/section_change.hpp"
#include "repo/text/section_ids.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::app {
namespace {

using workflows::ChangeClass;
using workflows::DecidedSection;
using workflows::TextFacts;

// A text, and what it is made of; nothing where that is too much to tell.
struct Known {
    Sha256 text_sha256;
    std::shared_ptr<const std::string> text;
    std::shared_ptr<const repo::Structure> structure;
};

asio::awaitable<Result<Known>> known_version(App& app, Caller caller, DocumentSlug document,
                                             VersionNumber number) {
    CO_TRY(auto read, co_await read_version_text(app, caller, document, number));
    Known known{.text_sha256 = read.version.text.text_sha256,
                .text = std::move(read.text),
                .structure = nullptr};
    auto found = co_await read_structure(app, caller, document, number);
    if (found) known.structure = std::move(found->structure);
    if (!found && found.error().code != Errc::body_too_large) {
        co_return fail(std::move(found).error());
    }
    co_return known;
}

// The newest public version's structure, whose ids the next text carries on.
asio::awaitable<Result<std::shared_ptr<const repo::Structure>>> newest_public(
    App& app, DocumentSlug document) {
    auto found = co_await read_structure(app, Caller{}, std::move(document), std::nullopt);
    if (found) co_return std::move(found->structure);
    const auto code = found.error().code;
    if (code != Errc::not_found && code != Errc::body_too_large) {
        co_return fail(std::move(found).error());
    }
    co_return std::shared_ptr<const repo::Structure>{};
}

asio::awaitable<Result<Known>> known_next(App& app, DocumentSlug document,
                                          std::shared_ptr<const std::string> text,
                                          Sha256 text_sha256) {
    CO_TRY(const auto previous, co_await newest_public(app, std::move(document)));
    auto made =
        co_await app.cpu.run<repo::Structure>([text, previous]() -> Result<repo::Structure> {
            TRY(auto structure, repo::read_structure(*text));
            if (previous == nullptr) return structure;
            return repo::carry_ids(*previous, std::move(structure));
        });
    if (!made && made.error().code != Errc::body_too_large) {
        co_return fail(std::move(made).error());
    }
    co_return Known{
        .text_sha256 = text_sha256,
        .text = std::move(text),
        .structure = made ? std::make_shared<const repo::Structure>(*std::move(made)) : nullptr};
}

// What cannot be told is substance.
ChangeClass change_between(const Known& before, const Known& after, const SectionSlug& section) {
    if (before.structure == nullptr || after.structure == nullptr) return ChangeClass::substance;
    return repo::section_change({.text = *before.text, .structure = *before.structure},
                                {.text = *after.text, .structure = *after.structure},
                                section.value);
}

asio::awaitable<Result<TextFacts>> facts_to(App& app, Caller caller, DocumentSlug document,
                                            SectionsOfVersions sections, Known to) {
    TextFacts facts;
    for (const auto& [number, ids] : sections) {
        CO_TRY(const auto from, co_await known_version(app, caller, document, number));
        using Changes = std::vector<ChangeClass>;
        CO_TRY(const auto changes,
               co_await app.cpu.run<Changes>([from, to, wanted = ids]() -> Result<Changes> {
                   Changes found;
                   for (const SectionSlug& id : wanted)
                       found.push_back(change_between(from, to, id));
                   return found;
               }));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            facts.sections.emplace(
                workflows::SectionPair{
                    .section = ids[i], .from = from.text_sha256, .to = to.text_sha256},
                changes[i]);
        }
    }
    co_return facts;
}

// All of the text is not a part of it: then no section is named at all.
bool is_all(const repo::Section& section) {
    return section.depth == 0 || section.title;
}

}  // namespace

asio::awaitable<Result<std::vector<DecidedSection>>> find_sections(App& app, Caller caller,
                                                                   DocumentSlug document,
                                                                   VersionNumber version,
                                                                   std::vector<SectionSlug> ids) {
    std::vector<DecidedSection> sections;
    if (ids.empty()) co_return sections;
    CO_TRY(const auto found,
           co_await read_structure(app, std::move(caller), std::move(document), version));
    for (const SectionSlug& id : ids) {
        const auto* section = found.structure->find_section(id.value);
        if (section == nullptr || is_all(*section)) {
            co_return workflows::unfit(
                "sections",
                fmt::format("\"{}\" is no section of version {}: its outline lists them; name "
                            "none for the whole text",
                            id.value, version.value),
                workflows::Sentence("reason.section_unknown")
                    .with("version", version.value)
                    .with("section", id.value));
        }
        sections.push_back({.section = id, .sha256 = section->whole_hash});
    }
    co_return sections;
}

asio::awaitable<Result<TextFacts>> section_facts_to_version(App& app, Caller caller,
                                                            DocumentSlug document,
                                                            SectionsOfVersions sections,
                                                            VersionNumber to) {
    CO_TRY(auto known, co_await known_version(app, caller, document, to));
    co_return co_await facts_to(app, std::move(caller), std::move(document), std::move(sections),
                                std::move(known));
}

asio::awaitable<Result<TextFacts>> section_facts_to_next(App& app, Caller caller,
                                                         DocumentSlug document,
                                                         SectionsOfVersions sections,
                                                         std::shared_ptr<const std::string> text,
                                                         Sha256 text_sha256) {
    CO_TRY(auto known, co_await known_next(app, document, std::move(text), text_sha256));
    co_return co_await facts_to(app, std::move(caller), std::move(document), std::move(sections),
                                std::move(known));
}

}  // namespace saksgang::app
