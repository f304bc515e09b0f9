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

// The first about a version from `from` to `until`: words that came with one and stand in the
// other stood in all between.
std::optional<workflows::Decision> first_about(const Decisions& decisions, VersionNumber from,
                                               VersionNumber until);
Decisions all_about(const Decisions& decisions, VersionNumber from, VersionNumber until);

// Whoever may read what is restricted may know who wrote it.
std::string name_for(store::Connection& db, const Caller& caller, const Actor& actor);

// Errc::not_found.
Result<void> check_paragraph(const Wording& wording, std::optional<int> paragraph);

}  // namespace saksgang::app
