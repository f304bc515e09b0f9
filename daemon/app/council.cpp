// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/council.hpp"

#include <fmt/format.h>

#include "daemon/app/local_time.hpp"
#include "daemon/app/progress.hpp"
#include "daemon/store/aggregates.hpp"
#include "daemon/store/people.hpp"

namespace saksgang::app {
namespace {

using workflows::Council;
using workflows::Definition;
using workflows::Events;
using workflows::Fault;

Reason fault_reason(const std::string& file, const Fault& fault) {
    return {.kind = "fault",
            .phrase = {.key = "fault.in_file",
                       .arguments = {{"file", file},
                                     {"line", std::to_string(fault.line)},
                                     {"place", fault.place},
                                     {"what", fault.what},
                                     {"remedy", fault.remedy}}},
            .who = {},
            .by = std::nullopt};
}

struct Parsed {
    Council council;
    std::vector<Definition> definitions;  // in the order of the files
};

Result<Parsed> parse(const CouncilFiles& files) {
    Parsed parsed;
    Error refusal = error(Errc::workflow_invalid, "the files have faults; nothing was taken in");
    auto council = workflows::parse_council(files.council_toml);
    for (const auto& fault : council.faults) {
        refusal.reasons.push_back(fault_reason("council.toml", fault));
    }
    for (const auto& file : files.workflows) {
        auto definition = workflows::parse_definition(file.toml);
        for (const auto& fault : definition.faults) {
            refusal.reasons.push_back(fault_reason(file.name, fault));
        }
        if (definition.definition) parsed.definitions.push_back(*std::move(definition.definition));
    }
    if (!refusal.reasons.empty()) return fail(std::move(refusal));
    parsed.council = *std::move(council.council);
    TRY(check_time_zone(parsed.council.time_zone));
    return parsed;
}

repo::StageCommit definitions_commit(const CouncilFiles& files, const Parsed& parsed,
                                     std::optional<Oid> parent, Instant now) {
    repo::StageCommit commit{
        .parent = parent,
        .files = {},
        .keep_tree = parent.has_value(),
        .author = {.actor = {.role = Role::system, .pseudonym = {}}, .when = now},
        .message = "workflow definitions taken into use\n"};
    for (std::size_t i = 0; i < files.workflows.size(); ++i) {
        commit.files.emplace_back(
            fmt::format("workflows/{}.toml", parsed.definitions[i].slug.value),
            files.workflows[i].toml);
    }
    return commit;
}

// All that differs: the bodies, then each definition.
Result<Events> decide_all(const Council& today, const Parsed& parsed,
                          const repo::StagedCommit& staged) {
    TRY(auto events, workflows::decide(today, parsed.council));
    for (std::size_t i = 0; i < parsed.definitions.size(); ++i) {
        const workflows::InstallWorkflow command{.definition = parsed.definitions[i],
                                                 .blob = staged.blobs[i],
                                                 .sha256 = staged.sha256[i],
                                                 .commit = staged.commit};
        TRY(auto installed, workflows::decide(today, command));
        events.insert(events.end(), installed.begin(), installed.end());
    }
    return events;
}

bool installs(const Events& events) {
    for (const auto& event : events) {
        if (std::holds_alternative<workflows::WorkflowInstalled>(event)) return true;
    }
    return false;
}

Result<Pseudonym> pseudonym_of(store::Connection& db, PersonId person) {
    const auto found = store::find_person(db, person);
    if (!found) return fail(Errc::not_found, fmt::format("no person {}", person.value), "holder");
    return found->pseudonym;
}

}  // namespace

asio::awaitable<Result<Receipt>> install_council(App& app, CouncilFiles files) {
    CO_TRY(auto parsed, parse(files));
    CO_TRY(const auto today, co_await read_council(app));
    repo::StagedCommit staged;
    if (!files.workflows.empty()) {
        CO_TRY(staged, co_await app.git_writer.stage(definitions_commit(
                           files, parsed, today.definitions_head, app.clock.now())));
    }
    co_return co_await run_as_system(app, [parsed = std::move(parsed), staged,
                                           parent = today.definitions_head](store::Unit& unit,
                                                                            const Actor& actor) {
        return take_council_step(unit, actor, [&](const Council& council) -> Result<Events> {
            if (council.definitions_head != parent) {
                return fail(Errc::version_conflict, "other definitions were taken in: try again");
            }
            TRY(auto events, decide_all(council, parsed, staged));
            if (installs(events)) {
                unit.intend({.name = "refs/heads/main",
                             .before = council.definitions_head,
                             .after = staged.commit});
            }
            return events;
        });
    });
}

asio::awaitable<Result<Council>> read_council(App& app) {
    return app.readers.run<Council>(
        [](store::Connection& db) -> Result<Council> { return store::load_council(db); });
}

asio::awaitable<Result<Receipt>> assign_seat(App& app, Caller caller, SeatHolders holders) {
    co_return co_await run_command(
        app, std::move(caller), auth::Action::manage_council,
        [holders](store::Unit& unit, const Actor& actor) {
            return take_council_step(unit, actor, [&](const Council& council) -> Result<Events> {
                workflows::AssignSeat command{
                    .body = holders.body, .seat = holders.seat, .holder = {}, .deputy = {}};
                if (holders.holder) {
                    TRY(command.holder, pseudonym_of(unit.db(), *holders.holder));
                }
                if (holders.deputy) {
                    TRY(command.deputy, pseudonym_of(unit.db(), *holders.deputy));
                }
                return workflows::decide(council, command);
            });
        });
}

}  // namespace saksgang::app
