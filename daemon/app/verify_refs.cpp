// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/verify_refs.hpp"

#include "daemon/store/ref_intents.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {
using Refs = std::map<std::string, Oid>;

Refs refs_of(const repo::Repository& repository) {
    Refs refs;
    for (auto& ref : repository.list_refs())
        refs.emplace(std::move(ref.name), ref.target);
    return refs;
}

std::optional<Oid> place_in(const Refs& refs, const std::string& name) {
    const auto found = refs.find(name);
    if (found == refs.end()) return std::nullopt;
    return found->second;
}

std::set<std::string> differing(const Refs& left, const Refs& right) {
    std::set<std::string> names;
    for (const auto& [name, oid] : left)
        if (place_in(right, name) != oid) names.insert(name);
    for (const auto& [name, oid] : right)
        if (place_in(left, name) != oid) names.insert(name);
    return names;
}

}  // namespace

bool SeenRefs::stands(const std::string& name) const {
    const auto now = place_in(actual, name);
    if (moving.contains(name) || now == place_in(expected, name)) return true;
    for (const auto& change : pending) {
        if (change.name == name && (now == change.before || now == change.after)) return true;
    }
    return false;
}

// A ref that was the same before and after the snapshot was taken stood there while it was taken.
SeenRefs see_refs(const repo::Repository& repository, store::Connection& db,
                  std::optional<store::Snapshot>& snapshot) {
    SeenRefs seen;
    for (int look = 0; look < limits::refs_looked_at_max; ++look) {
        const Refs before = refs_of(repository);
        snapshot.reset();
        snapshot.emplace(db);
        seen.expected = store::expected_refs(db);
        seen.pending = store::pending_intents(db);
        seen.actual = refs_of(repository);
        seen.moving = differing(before, seen.actual);
        if (seen.moving.empty()) break;
    }
    return seen;
}

}  // namespace saksgang::app
