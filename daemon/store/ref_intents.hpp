// SPDX-License-Identifier: EUPL-1.2
// Refs between COMMIT and git: what is still to be moved, and where every ref must stand. Git's own
// refs are never asked what the state is; they are told.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "daemon/store/connection.hpp"
#include "repo/repository.hpp"

namespace saksgang::store {

struct RefIntent {
    std::int64_t id = 0;
    repo::RefChange change;
};

// Stores the intent, and `after` as the ref's expected place.
RefIntent insert_intent(Connection& db, const repo::RefChange& change);

// For a ref that was made without an intent (a new folder's first definitions).
void expect_ref(Connection& db, const std::string& name, const Oid& oid);

std::optional<Oid> find_expected_ref(Connection& db, const std::string& name);
std::map<std::string, Oid> expected_refs(Connection& db);

// Committed and not known to be moved, oldest first.
std::vector<repo::RefChange> pending_intents(Connection& db);
void mark_moved(Connection& db, const std::vector<std::int64_t>& ids);
// Start-up, after rolling all of them forward.
void mark_all_moved(Connection& db);

// What start-up has left to do: for each ref one move, from where it stands in git to the last
// intent's `after`. A crash may have left a ref anywhere along its intents; elsewhere is
// Errc::tampered. `actual` holds git's refs.
Result<std::vector<repo::RefChange>> remaining_moves(const std::vector<repo::RefChange>& pending,
                                                     const std::map<std::string, Oid>& actual);

}  // namespace saksgang::store
