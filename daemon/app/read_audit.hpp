// SPDX-License-Identifier: EUPL-1.2
// The journal as an auditor reads it: newest first, by what is asked for, each entry with the bytes
// that are hashed. A reader gets only what the reader may see.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/attachment_change.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/store/reading_journal.hpp"

namespace saksgang::app {

struct AuditQuery {
    std::optional<DocumentSlug> document = {};
    std::string type = {};          // empty: every kind
    std::optional<Role> role = {};  // of whoever acted
    // Days at the council on which entries were recorded, both included.
    std::optional<LocalDate> from = {};
    std::optional<LocalDate> until = {};
    std::optional<Seq> before = {};  // older than that one
    std::size_t limit = 0;
};

struct AuditEntry {
    Seq seq;
    std::string type;
    std::optional<DocumentSlug> document;
    Actor actor;
    Instant recorded_at{};
    Instant effective_at{};
    std::string body;  // as notices have it: compact JSON
    std::optional<AttachmentChange> attachments = {};
    std::string leaf;  // the stored bytes
    Sha256 leaf_hash;
};

struct AuditPage {
    std::vector<AuditEntry> entries;  // newest first
    std::optional<Seq> older;         // ask for what is before that; nothing: this was the last
};

// Looks through at most limits::audit_scan_max entries: a page may be short, or empty, and still
// have older ones.
asio::awaitable<Result<AuditPage>> read_audit(App& app, Caller caller, AuditQuery query);

// The tree's head as of the last COMMIT; nothing: the journal is empty.
asio::awaitable<Result<std::optional<store::CheckpointRow>>> read_head(App& app);

// Begins a verification beside everything else; nothing while one runs.
Result<void> start_verification(App& app, const Caller& caller);

}  // namespace saksgang::app
