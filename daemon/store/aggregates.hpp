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
// The version table holds every head there was, so a save takes at most one new version.
void save_process(Connection& db, const workflows::Process& before,
                  const workflows::Process& after);

// ---- Parts of them, without the whole

// Versions other than today's are not part of the aggregate.
std::optional<workflows::Version> find_version(Connection& db, const DocumentSlug& document,
                                               VersionNumber number);
// Errc::not_found.
Result<workflows::Version> get_version(Connection& db, const DocumentSlug& document,
                                       VersionNumber number);

// All that were recorded, by number.
std::vector<workflows::Decision> load_decisions(Connection& db, const DocumentSlug& document);

// The definition a document's process is pinned to. Errc::not_found: no such document.
Result<Oid> find_workflow_blob(Connection& db, const DocumentSlug& document);
// The newest revision. Errc::not_found.
Result<workflows::InstalledWorkflow> get_installed_workflow(Connection& db,
                                                            const WorkflowSlug& slug);

}  // namespace saksgang::store
