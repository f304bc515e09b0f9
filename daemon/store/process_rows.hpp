// SPDX-License-Identifier: EUPL-1.2
// The tables below a process, each in a file of its own; put together by process_table.cpp.
// Each save writes the rows of `after` that are not in `before`.
#pragma once

#include "daemon/store/connection.hpp"
#include "workflows/process.hpp"

namespace saksgang::store {

using Milestones = std::map<MilestoneSlug, workflows::Milestone>;
using Decisions = std::vector<workflows::Decision>;
using Responses = std::vector<workflows::Response>;

// The columns of `version` that version_at reads, in its order.
#define SAKSGANG_VERSION_COLUMNS                                                               \
    "number, commit_oid, tree_oid, blob_oid, text_sha256, text_bytes, visibility,"             \
    " statute, name, saved_by_role, saved_by, saved_at, saved_seq, released_at, released_seq," \
    " attachments"
workflows::Version version_at(const Statement& row);

void save_head(Connection& db, const DocumentSlug& document,
               const std::optional<workflows::Version>& before,
               const std::optional<workflows::Version>& after);

Milestones load_milestones(Connection& db, const DocumentSlug& document);
void save_milestones(Connection& db, const DocumentSlug& document, const Milestones& before,
                     const Milestones& after);

void save_decisions(Connection& db, const DocumentSlug& document, const Decisions& before,
                    const Decisions& after);

Responses load_responses(Connection& db, const DocumentSlug& document);
void save_responses(Connection& db, const DocumentSlug& document, const Responses& before,
                    const Responses& after);

}  // namespace saksgang::store
