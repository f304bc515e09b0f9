// SPDX-License-Identifier: EUPL-1.2
// Git's refs and what the store says of them, seen at one moment although nothing makes the two
// stand still together: a daemon beside us commits first and moves the refs afterwards.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "daemon/store/readers.hpp"
#include "repo/repository.hpp"

namespace saksgang::app {

struct SeenRefs {
    std::map<std::string, Oid> actual;     // git's
    std::map<std::string, Oid> expected;   // where the store says they must stand
    std::vector<repo::RefChange> pending;  // committed, and perhaps not moved yet
    std::set<std::string> moving;          // too busy to be judged

    // Whether the ref is where it must be, or on its way there.
    bool stands(const std::string& name) const;
};

// Opens `snapshot` on `db`, so that what is read next is of the same moment.
SeenRefs see_refs(const repo::Repository& repository, store::Connection& db,
                  std::optional<store::Snapshot>& snapshot);

}  // namespace saksgang::app
