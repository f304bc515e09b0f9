// SPDX-License-Identifier: EUPL-1.2
// What is known of texts by their hashes: how much one differs from another, as a whole or in one
// section, and what the check of one found. Rules ask; whoever has the bytes answers (repo/text,
// through daemon/app). Keyed by hashes, so nothing here goes stale.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "workflows/change_class.hpp"
#include "workflows/core/ids.hpp"

namespace saksgang::workflows {

// One section of two texts.
struct SectionPair {
    SectionSlug section;
    Sha256 from;
    Sha256 to;
    auto operator<=>(const SectionPair&) const = default;
};

struct TextFacts {
    std::map<std::pair<Sha256, Sha256>, ChangeClass> changes = {};  // from, to
    std::map<SectionPair, ChangeClass> sections = {};               // one that is gone: substance

    // How many findings stop a version (TextCheck::blocks), by its commit; nothing: its text is
    // too large to be checked. Links lead to sections, and those depend on the versions before, so
    // the text alone does not tell.
    std::map<Oid, std::optional<std::int64_t>> stopping = {};

    // The same text is identical without anybody having said so.
    std::optional<ChangeClass> change(const Sha256& from, const Sha256& to) const {
        if (from == to) return ChangeClass::identical;
        return found_in(changes, std::pair{from, to});
    }
    std::optional<ChangeClass> section_change(const SectionPair& pair) const {
        if (pair.from == pair.to) return ChangeClass::identical;
        return found_in(sections, pair);
    }

private:
    template <class Key>
    static std::optional<ChangeClass> found_in(const std::map<Key, ChangeClass>& known,
                                               const Key& key) {
        const auto found = known.find(key);
        return found == known.end() ? std::nullopt : std::optional{found->second};
    }
};

// Whether a decision survives such a change of its text: by default, one that is proved to say
// nothing else.
constexpr bool carries_over(ChangeClass change) {
    return change <= ChangeClass::typographic;
}

}  // namespace saksgang::workflows
