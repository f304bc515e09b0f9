// SPDX-License-Identifier: EUPL-1.2
// What entries say of git's refs, what the store remembers of them, and where they stand.
#include <fmt/format.h>

#include <set>

#include "daemon/app/verify_git.hpp"

namespace saksgang::app {
namespace {

// Every commit from `head` back to the first; as far as it can be read.
std::set<Oid> history_of(const repo::Repository& repository, const Oid& head) {
    std::set<Oid> seen;
    std::vector<Oid> ahead{head};
    while (!ahead.empty()) {
        const Oid commit = ahead.back();
        ahead.pop_back();
        if (!seen.insert(commit).second) continue;
        try {
            if (const auto info = repository.read_commit(commit)) {
                ahead.insert(ahead.end(), info->parents.begin(), info->parents.end());
            }
        } catch (const std::runtime_error&) {
            continue;  // not swallowed: fsck says which object; what lies behind is not reached
        }
    }
    return seen;
}

std::optional<Oid> place_of(const std::map<std::string, Oid>& refs, const std::string& name) {
    const auto found = refs.find(name);
    if (found == refs.end()) return std::nullopt;
    return found->second;
}

}  // namespace

void GitCheck::finish(const SeenRefs& refs, std::optional<Seq> lost) {
    if (lost) {
        check_.add({.entry = lost,
                    .what = "the entry is not there to be read, so no ref could be held against "
                            "the journal",
                    .remedy = remedy::restore_database});
    } else {
        hold_branches(refs);
        hold_tags(refs);
        hold_unknown(refs);
    }
    for (auto& fault : repository_.fsck())
        find(std::nullopt, std::move(fault));
}

void GitCheck::hold_branches(const SeenRefs& refs) {
    for (const auto& [name, branch] : branches_) {
        if (place_of(refs.expected, name) != branch.commit) {
            check_.add(
                {.entry = branch.seq,
                 .what = fmt::format("the store does not remember {} where the entry put it", name),
                 .remedy = remedy::restore_database});
        }
        if (!refs.stands(name)) find_rewritten(name, branch, place_of(refs.actual, name));
    }
}

// Names the entry of the first version that the branch no longer holds.
void GitCheck::find_rewritten(const std::string& name, const Branch& branch,
                              std::optional<Oid> actual) {
    if (!branch.document) {
        return find(branch.seq, fmt::format("{} does not stand where the entry put it", name));
    }
    const auto held = actual ? history_of(repository_, *actual) : std::set<Oid>{};
    for (const SavedText& saved : texts_.at(*branch.document)) {
        if (held.contains(saved.text.commit)) continue;
        return find(saved.seq, actual
                                   ? fmt::format("{} was rewritten: it no longer holds version {}",
                                                 name, saved.text.version.value)
                                   : fmt::format("{} is gone, and version {} with it", name,
                                                 saved.text.version.value));
    }
    find(branch.seq, fmt::format("{} holds more than the entry put there: no entry made {}", name,
                                 to_hex(*actual)));
}

void GitCheck::hold_tags(const SeenRefs& refs) {
    for (const auto& [name, tagged] : tags_) {
        const auto actual = place_of(refs.actual, name);
        if (!refs.expected.contains(name)) {
            check_.add({.entry = tagged.seq,
                        .what = fmt::format("the store does not remember {}", name),
                        .remedy = remedy::restore_database});
        }
        if (!refs.stands(name)) {
            find(tagged.seq, actual ? fmt::format("{} was moved since the release", name)
                                    : fmt::format("{} of the release is gone", name));
        }
        if (!actual) continue;
        looking(tagged.seq, [&] {
            const auto commit = repository_.peel_tag(*actual);
            if (commit && *commit == tagged.commit) return;
            find(tagged.seq, fmt::format("{} does not name the released version", name));
        });
    }
}

void GitCheck::hold_unknown(const SeenRefs& refs) {
    const auto known = [&](const std::string& name) {
        return branches_.contains(name) || tags_.contains(name);
    };
    for (const auto& [name, oid] : refs.actual) {
        if (known(name) || refs.moving.contains(name)) continue;
        find(std::nullopt, fmt::format("{} at {}: no entry made this ref", name, to_hex(oid)));
    }
    for (const auto& [name, oid] : refs.expected) {
        if (known(name) || refs.actual.contains(name)) continue;
        check_.add({.entry = std::nullopt,
                    .what = fmt::format("the store remembers {}, which no entry made", name),
                    .remedy = remedy::restore_database});
    }
}

}  // namespace saksgang::app
