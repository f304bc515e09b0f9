// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_versions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <charconv>

#include "daemon/app/local_time.hpp"
#include "daemon/app/section_names.hpp"
#include "daemon/store/aggregates.hpp"
#include "daemon/store/reading_documents.hpp"
#include "repo/text/changes_within.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

using workflows::Version;

std::unexpected<Error> no_version(std::string_view which, std::string_view field) {
    return fail(Errc::not_found, fmt::format("no version \"{}\" that you may read", which),
                std::string{field});
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || value < 1)
        return std::nullopt;
    return value;
}

Result<Version> readable(store::Connection& db, const Caller& caller, const DocumentSlug& document,
                         std::optional<VersionNumber> number, std::string_view field) {
    const auto version = number ? store::find_version(db, document, *number)
                                : store::newest_version(db, document, sight_of(caller));
    if (!version || !may_read(caller, version->visibility)) {
        return no_version(number ? std::to_string(number->value) : "newest", field);
    }
    return *version;
}

// The newest version released by the end of the milestone's (last) day.
Result<Version> at_milestone(store::Connection& db, const Caller& caller,
                             const DocumentSlug& document, std::string_view slug,
                             std::string_view field) {
    const auto process = store::load_process(db, document);
    const auto milestone = process.milestones.find(MilestoneSlug{std::string{slug}});
    if (milestone == process.milestones.end() || !milestone->second.last_day()) {
        return fail(Errc::not_found,
                    fmt::format("no milestone \"{}\" with a date in this process", slug),
                    std::string{field});
    }
    const auto zone = store::load_council(db).time_zone;
    const auto end = start_of_day(add_days(*milestone->second.last_day(), 1), zone);
    const auto version = store::newest_version_released_before(db, document, end, sight_of(caller));
    if (!version) return no_version(fmt::format("milestone:{}", slug), field);
    return *version;
}

// One end of a comparison.
struct End {
    Version version;
    std::vector<SectionSlug> sections = {};  // that it is a decision about; none: the whole text
};

Result<End> of_decision(store::Connection& db, const Caller& caller, const DocumentSlug& document,
                        std::string_view slug, std::string_view field) {
    const auto number = number_in(slug);
    const auto decisions = store::load_decisions(db, document);
    const auto found = std::ranges::find_if(decisions, [&](const workflows::Decision& decision) {
        return number && decision.number == DecisionNumber{*number};
    });
    if (found == decisions.end()) return no_version(fmt::format("decision:{}", slug), field);
    TRY(auto version, readable(db, caller, document, found->text.version, field));
    End end{.version = std::move(version)};
    for (const auto& section : found->sections)
        end.sections.push_back(section.section);
    return end;
}

Result<End> resolve(store::Connection& db, const Caller& caller, const DocumentSlug& document,
                    std::string_view which, std::string_view field) {
    constexpr std::string_view milestone = "milestone:";
    constexpr std::string_view decision = "decision:";
    if (which.starts_with(decision)) {
        return of_decision(db, caller, document, which.substr(decision.size()), field);
    }
    if (which.starts_with(milestone)) {
        TRY(auto version,
            at_milestone(db, caller, document, which.substr(milestone.size()), field));
        return End{.version = std::move(version)};
    }
    const auto number = number_in(which);
    if (!number && !which.empty()) {
        return fail(Errc::invalid_input,
                    "say a version's number, decision:<number> or milestone:<name>",
                    std::string{field});
    }
    const auto wanted = number ? std::optional{VersionNumber{*number}} : std::nullopt;
    TRY(auto version, readable(db, caller, document, wanted, field));
    return End{.version = std::move(version)};
}

std::vector<repo::LineRange> lines_of(const repo::Structure& structure,
                                      const std::vector<SectionSlug>& sections) {
    std::vector<repo::LineRange> lines;
    for (const SectionSlug& id : sections) {
        if (const auto* section = structure.find_section(id.value)) lines.push_back(section->whole);
    }
    return lines;
}

// What of a view is in these sections. A text that cannot be taken apart is shown whole.
asio::awaitable<Result<ChangesView>> within_sections(App& app, ChangesView view,
                                                     DocumentSlug document,
                                                     std::vector<SectionSlug> sections) {
    const auto before = co_await app.structures.structure({document, view.from.text});
    const auto after = co_await app.structures.structure({document, view.to.text});
    for (const auto* found : {&before, &after}) {
        if (*found) continue;
        if (found->error().code == Errc::body_too_large) co_return view;
        co_return fail(found->error());
    }
    CO_TRY(auto changes, co_await app.cpu.run<repo::TextChanges>(
                             [whole = view.changes, before = lines_of(**before, sections),
                              after = lines_of(**after, sections)]() -> Result<repo::TextChanges> {
                                 return repo::changes_within(*whole, before, after);
                             }));
    view.changes = std::make_shared<const repo::TextChanges>(std::move(changes));
    for (SectionSlug& id : sections) {
        const auto* section = (*before)->find_section(id.value);
        auto name = section == nullptr ? id.value : section_name(**before, *section);
        view.sections.push_back({.id = std::move(id), .name = std::move(name)});
    }
    co_return view;
}

}  // namespace

asio::awaitable<Result<VersionPage>> list_versions(App& app, Caller caller, DocumentSlug document,
                                                   std::optional<VersionNumber> before,
                                                   std::size_t limit) {
    return app.readers.run<VersionPage>([caller = std::move(caller), document, before,
                                         limit](store::Connection& db) -> Result<VersionPage> {
        TRY(store::find_workflow_blob(db, document));
        const auto sight = sight_of(caller);
        // A document of which nothing was sent out is not there, to whoever reads what was.
        if (sight == workflows::Visibility::open) TRY(readable(db, caller, document, {}, "slug"));
        return VersionPage{store::list_versions(db, document, before, limit, sight)};
    });
}

asio::awaitable<Result<Version>> read_version(App& app, Caller caller, DocumentSlug document,
                                              std::optional<VersionNumber> number) {
    return app.readers.run<Version>(
        [caller = std::move(caller), document, number](store::Connection& db) {
            return readable(db, caller, document, number, "version");
        });
}

asio::awaitable<Result<VersionText>> read_version_text(App& app, Caller caller,
                                                       DocumentSlug document,
                                                       std::optional<VersionNumber> number) {
    CO_TRY(auto version,
           co_await read_version(app, std::move(caller), std::move(document), number));
    CO_TRY(auto text, co_await app.texts.read(version.text.blob));
    co_return VersionText{.version = std::move(version), .text = std::move(text)};
}

asio::awaitable<Result<ChangesView>> read_changes(App& app, Caller caller, DocumentSlug document,
                                                  std::string from, std::string to) {
    using Ends = std::pair<End, End>;
    CO_TRY(auto ends, co_await app.readers.run<Ends>(
                          [caller = std::move(caller), document, from = std::move(from),
                           to = std::move(to)](store::Connection& db) -> Result<Ends> {
                              TRY(auto first, resolve(db, caller, document, from, "from"));
                              TRY(auto second, resolve(db, caller, document, to, "to"));
                              return Ends{std::move(first), std::move(second)};
                          }));
    auto& [first, second] = ends;
    CO_TRY(auto changes,
           co_await app.texts.changes(app.cpu, first.version.text.blob, second.version.text.blob));
    ChangesView view{.from = std::move(first.version),
                     .to = std::move(second.version),
                     .changes = std::move(changes)};
    if (first.sections.empty()) co_return view;
    co_return co_await within_sections(app, std::move(view), std::move(document),
                                       std::move(first.sections));
}

}  // namespace saksgang::app
