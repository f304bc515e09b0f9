// SPDX-License-Identifier: EUPL-1.2
// Why things were undone, moved or called off: the reasons given with a document's counter-entries,
// as a caller may see them.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"

namespace saksgang::app {

// What one counter-entry was about, and why. Exactly one of the three is there.
struct GivenReason {
    Seq seq;
    Instant effective_at{};
    std::optional<DecisionNumber> decision = {};  // withdrawn, or corrected
    std::optional<ResponseNumber> response = {};  // likewise
    std::optional<MilestoneSlug> milestone = {};  // moved, or cancelled
    std::optional<LocalDate> moved_from = {};     // the day it stood on before, if it had one
    std::optional<std::string> text = {};         // absent: erased
};

// Oldest first. Empty for a document the caller may not know of.
asio::awaitable<Result<std::vector<GivenReason>>> read_reasons(App& app, Caller caller,
                                                               DocumentSlug document);

}  // namespace saksgang::app
