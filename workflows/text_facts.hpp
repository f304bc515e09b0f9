// SPDX-License-Identifier: EUPL-1.2
// What is known of texts by their hashes: how much one differs from another. Rules ask; whoever has
// the bytes answers (repo/text, through daemon/app). Keyed by hashes, so nothing here goes stale.
#pragma once

#include <map>
#include <optional>
#include <utility>

#include "workflows/change_class.hpp"
#include "workflows/core/ids.hpp"

namespace saksgang::workflows {

struct TextFacts {
    std::map<std::pair<Sha256, Sha256>, ChangeClass> changes;  // from, to

    // The same text is identical without anybody having said so.
    std::optional<ChangeClass> change(const Sha256& from, const Sha256& to) const {
        if (from == to) return ChangeClass::identical;
        const auto found = changes.find({from, to});
        return found == changes.end() ? std::nullopt : std::optional{found->second};
    }
};

// Whether a decision survives such a change of its text: by default, one that is proved to say
// nothing else.
constexpr bool carries_over(ChangeClass change) {
    return change <= ChangeClass::typographic;
}

}  // namespace saksgang::workflows
