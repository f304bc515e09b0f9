// SPDX-License-Identifier: EUPL-1.2
// Which decisions were about a text that held some wording, and other questions that both readings
// of provenance ask. Readers' threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/app/caller.hpp"
#include "daemon/app/provenances.hpp"
#include "daemon/store/connection.hpp"

namespace saksgang::app {

using Decisions = std::vector<workflows::Decision>;

// Those not withdrawn, about versions that the caller may read, in the order they were made.
Decisions readable_decisions(store::Connection& db, const Caller& caller,
                             const DocumentSlug& document);

// Words that came with one version and stand in another stood in all between. So the first decision
// about them is the first about any version from `from` to `until`.

// Of `decisions`, in the order they were made: each that is about a later version than all before
// it, up to `until`. The first decision about any words is one of them.
Decisions first_decisions(Decisions decisions, VersionNumber until);
// Which of those is the first about words that came with `from`; null: none.
const workflows::Decision* first_about(const Decisions& first, VersionNumber from);
Decisions all_about(const Decisions& decisions, VersionNumber from, VersionNumber until);

// Whoever may read what is restricted may know who wrote it.
std::string name_for(store::Connection& db, const Caller& caller, const Actor& actor);

// Errc::not_found.
Result<void> check_paragraph(const Wording& wording, std::optional<int> paragraph);

}  // namespace saksgang::app
