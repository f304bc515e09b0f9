// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/recovery.hpp"

#include <fmt/format.h>

#include <map>

#include "daemon/runtime/log.hpp"
#include "daemon/store/ref_intents.hpp"

namespace saksgang::app {
namespace {

using Refs = std::map<std::string, Oid>;

// What the store says: what is still to be moved, and where every ref must stand afterwards.
struct Intended {
    std::vector<repo::RefChange> pending;
    Refs expected;
};

Refs actual_refs(const repo::Repository& repository) {
    Refs refs;
    for (auto& ref : repository.list_refs())
        refs[ref.name] = ref.target;
    return refs;
}

// Whether the ref that must stand at `expected` stood at `actual` before: it is among the commits
// that led there.
bool stood_at(const repo::Repository& repository, Oid expected, const Oid& actual) {
    while (true) {
        const auto commit = repository.read_commit(expected);
        if (!commit || commit->parents.empty()) return false;
        expected = commit->parents.front();
        if (expected == actual) return true;
    }
}

// A ref that was moved and is gone, or back at an earlier place: a lying disk loses the newest
// refs, and the objects survive it; they are put back. What history does not know is tampering.
Result<void> hold_against(const repo::Repository& repository, const Refs& expected,
                          const Refs& actual, std::vector<repo::RefChange>& moves) {
    for (const auto& [name, oid] : expected) {
        const auto found = actual.find(name);
        if (found == actual.end()) {
            moves.push_back({.name = name, .before = std::nullopt, .after = oid});
        } else if (found->second != oid && stood_at(repository, oid, found->second)) {
            moves.push_back({.name = name, .before = found->second, .after = oid});
        } else if (found->second != oid) {
            return fail(Errc::tampered,
                        fmt::format("{} stands at {}, and the journal says {}: run saksgang verify",
                                    name, to_hex(found->second), to_hex(oid)));
        }
    }
    return {};
}

void move_in(Refs& refs, const std::vector<repo::RefChange>& moves) {
    for (const auto& move : moves)
        refs[move.name] = move.after;
}

asio::awaitable<Result<Intended>> intended(App& app) {
    return app.readers.run<Intended>([](store::Connection& db) -> Result<Intended> {
        return Intended{.pending = store::pending_intents(db),
                        .expected = store::expected_refs(db)};
    });
}

}  // namespace

asio::awaitable<Result<void>> recover(App& app, std::filesystem::path repository_path) {
    const auto log = runtime::channel("recovery");
    CO_TRY(auto repository, repo::Repository::open(repository_path));
    for (const auto& done : repository.clear_debris()) {
        log->warn("event=debris {}", runtime::log_value(done));
    }
    CO_TRY(const auto wanted, co_await intended(app));
    auto actual = actual_refs(repository);
    CO_TRY(auto moves, store::remaining_moves(wanted.pending, actual));
    move_in(actual, moves);
    const auto rolled_forward = moves.size();
    CO_TRY(hold_against(repository, wanted.expected, actual, moves));
    for (std::size_t i = 0; i < moves.size(); ++i) {
        log->warn("event={} ref={}", i < rolled_forward ? "rolled_forward" : "put_back",
                  moves[i].name);
    }
    CO_TRY(co_await app.git_writer.move_refs(std::move(moves)));
    if (wanted.pending.empty()) co_return Result<void>{};
    co_return co_await app.writer.run<void>([](store::Unit& unit) -> Result<void> {
        store::mark_all_moved(unit.db());
        return {};
    });
}

}  // namespace saksgang::app
