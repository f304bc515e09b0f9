// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_versions.hpp"

#include <fmt/format.h>

#include <charconv>

#include "daemon/app/local_time.hpp"
#include "daemon/store/aggregates.hpp"
#include "daemon/store/reading_documents.hpp"
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

Result<Version> resolve(store::Connection& db, const Caller& caller, const DocumentSlug& document,
                        std::string_view which, std::string_view field) {
    if (which.empty()) return readable(db, caller, document, std::nullopt, field);
    constexpr std::string_view decision = "decision:";
    constexpr std::string_view milestone = "milestone:";
    if (which.starts_with(milestone)) {
        return at_milestone(db, caller, document, which.substr(milestone.size()), field);
    }
    if (which.starts_with(decision)) {
        const auto number = number_in(which.substr(decision.size()));
        const auto process = store::load_process(db, document);
        const auto* found = number ? process.find_decision(DecisionNumber{*number}) : nullptr;
        if (found == nullptr) return no_version(which, field);
        return readable(db, caller, document, found->text.version, field);
    }
    const auto number = number_in(which);
    if (!number) {
        return fail(Errc::invalid_input,
                    "say a version's number, decision:<number> or milestone:<name>",
                    std::string{field});
    }
    return readable(db, caller, document, VersionNumber{*number}, field);
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
    using Ends = std::pair<Version, Version>;
    CO_TRY(auto ends, co_await app.readers.run<Ends>(
                          [caller = std::move(caller), document, from = std::move(from),
                           to = std::move(to)](store::Connection& db) -> Result<Ends> {
                              TRY(auto first, resolve(db, caller, document, from, "from"));
                              TRY(auto second, resolve(db, caller, document, to, "to"));
                              return Ends{std::move(first), std::move(second)};
                          }));
    CO_TRY(auto changes,
           co_await app.texts.changes(app.cpu, ends.first.text.blob, ends.second.text.blob));
    co_return ChangesView{
        .from = std::move(ends.first), .to = std::move(ends.second), .changes = std::move(changes)};
}

}  // namespace saksgang::app
