// SPDX-License-Identifier: EUPL-1.2
// load and save of the two aggregates. save writes only what differs between before and after;
// load(save(s)) == s. Called inside a Unit (save) or on a reader (load).
#pragma once

#include "daemon/store/connection.hpp"
#include "workflows/process.hpp"

namespace saksgang::store {

workflows::Council load_council(Connection& db);
void save_council(Connection& db, const workflows::Council& before,
                  const workflows::Council& after);

// A process that does not exist comes back with exists() == false.
workflows::Process load_process(Connection& db, const DocumentSlug& document);
void save_process(Connection& db, const workflows::Process& before,
                  const workflows::Process& after);

// Versions other than today's are not part of the aggregate.
std::optional<workflows::Version> find_version(Connection& db, const DocumentSlug& document,
                                               VersionNumber number);

}  // namespace saksgang::store
