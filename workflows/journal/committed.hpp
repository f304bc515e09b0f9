// SPDX-License-Identifier: EUPL-1.2
// Free text in an event. In memory it carries the words until the entry is sealed; in the leaf it
// is SHA-256(salt ‖ bytes) alone. Salt and bytes stand in `contents` and can be erased; the leaf,
// and every proof over it, stays as it was. ADR-0005.
#pragma once

#include <optional>
#include <string>

#include "workflows/core/ids.hpp"

namespace saksgang::journal {

struct Committed {
    std::optional<std::string> text;   // present before sealing
    std::optional<Sha256> commitment;  // present after; both absent: there is nothing
    bool operator==(const Committed&) const = default;

    static Committed of(std::string words) {
        if (words.empty()) return {};
        return {.text = std::move(words), .commitment = std::nullopt};
    }
};

}  // namespace saksgang::journal
