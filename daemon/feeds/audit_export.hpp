// SPDX-License-Identifier: EUPL-1.2
// Journal entries as files that other programs open. Pure; any thread. Knows no language: the
// sentence of each entry is handed in.
#pragma once

#include <span>
#include <string>

#include "daemon/app/read_audit.hpp"

namespace saksgang::feeds {

struct ExportRow {
    const app::AuditEntry& entry;
    std::string sentence;
};

// RFC 4180 with a header line and a byte order mark, which spreadsheets need to read UTF-8. A field
// that a spreadsheet would take for a formula begins with an apostrophe.
std::string audit_csv(std::span<const ExportRow> rows);

// {"entries": [{seq, type, document?, recorded_at, effective_at, actor: {role, pseudonym},
// sentence, leaf, leaf_hash}], "older": N | null}; `leaf` is the stored bytes as a string.
std::string audit_json(std::span<const ExportRow> rows, std::optional<Seq> older);

}  // namespace saksgang::feeds
