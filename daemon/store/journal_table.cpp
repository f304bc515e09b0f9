// SPDX-License-Identifier: EUPL-1.2
// Writing the facts, and finding the journal's end again at start-up.
#include "daemon/store/journal_table.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>

namespace saksgang::store {
namespace {

constexpr std::string_view insert_entry_sql = R"sql(
    INSERT INTO journal (seq, leaf, leaf_hash, command_id, type, document, recorded_at, visibility)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql";

constexpr std::string_view insert_content_sql = R"sql(
    INSERT INTO contents (seq, name, salt, bytes, commitment) VALUES (?, ?, ?, ?, ?))sql";

constexpr std::string_view erase_content_sql = R"sql(
    UPDATE contents SET salt = NULL, bytes = NULL WHERE seq = ? AND name = ?)sql";

constexpr std::string_view insert_checkpoint_sql = R"sql(
    INSERT INTO checkpoint (size, root, stored_at) VALUES (?, ?, ?))sql";

constexpr std::string_view store_frontier_sql = R"sql(
    INSERT INTO frontier (id, size, peaks) VALUES (1, ?, ?)
    ON CONFLICT (id) DO UPDATE SET size = excluded.size, peaks = excluded.peaks)sql";

constexpr std::string_view last_entry_sql = R"sql(
    SELECT seq + 1, recorded_at FROM journal ORDER BY seq DESC LIMIT 1)sql";

constexpr std::string_view last_checkpoint_sql = R"sql(
    SELECT size, root FROM checkpoint ORDER BY size DESC LIMIT 1)sql";

constexpr std::string_view frontier_sql = "SELECT size, peaks FROM frontier";

constexpr std::string_view leaf_hashes_sql = "SELECT leaf_hash FROM journal ORDER BY seq";

struct Head {
    std::uint64_t size = 0;
    Sha256 root;
};

Head last_checkpoint(Connection& db) {
    auto row = db.prepare(last_checkpoint_sql);
    if (!row.step()) return {.size = 0, .root = journal::Frontier{}.root()};
    return {.size = static_cast<std::uint64_t>(row.integer(0)), .root = row.bytes<Sha256>(1)};
}

std::optional<journal::Frontier> stored_frontier(Connection& db) {
    auto row = db.prepare(frontier_sql);
    if (!row.step()) return std::nullopt;
    const std::string bytes = row.blob(1);
    if (bytes.size() % Sha256::size != 0) return std::nullopt;
    std::vector<Sha256> peaks(bytes.size() / Sha256::size);
    for (std::size_t i = 0; i < peaks.size(); ++i)
        std::memcpy(peaks[i].value.data(), bytes.data() + i * Sha256::size, Sha256::size);
    return journal::Frontier::from_peaks(static_cast<std::uint64_t>(row.integer(0)),
                                         std::move(peaks));
}

journal::Frontier frontier_from_leaves(Connection& db) {
    journal::Frontier frontier;
    auto row = db.prepare(leaf_hashes_sql);
    while (row.step())
        frontier.append(row.bytes<Sha256>(0));
    return frontier;
}

bool fits(const journal::Frontier& frontier, const Head& head) {
    return frontier.size() == head.size && frontier.root() == head.root;
}

}  // namespace

JournalEnd load_journal_end(Connection& db) {
    JournalEnd end;
    std::uint64_t entries = 0;
    if (auto row = db.prepare(last_entry_sql); row.step()) {
        entries = static_cast<std::uint64_t>(row.integer(0));
        end.recorded_at = row.instant(1);
    }
    const Head head = last_checkpoint(db);
    if (entries == head.size) {
        if (auto stored = stored_frontier(db); stored && fits(*stored, head)) {
            end.frontier = *std::move(stored);
            return end;
        }
        end.frontier = frontier_from_leaves(db);
        if (fits(end.frontier, head)) return end;
    }
    throw StoreFailure(
        SQLITE_CORRUPT,
        fmt::format("the journal holds {} entries and does not give the root of its newest "
                    "checkpoint, of {}: it has been changed from outside. Run saksgang verify, "
                    "and restore a backup",
                    entries, head.size));
}

void insert_entry(Connection& db, const journal::Entry& entry, std::string_view leaf,
                  const Sha256& leaf_hash, workflows::Visibility visibility) {
    db.prepare(insert_entry_sql)
        .bind(entry.seq, Blob{leaf}, leaf_hash, entry.command_id, entry.type,
              document_of(entry.subject), entry.recorded_at, visibility)
        .run();
}

void insert_content(Connection& db, Seq seq, const workflows::SealedContent& content) {
    db.prepare(insert_content_sql)
        .bind(seq, content.name, content.salt, Blob{content.bytes}, content.commitment)
        .run();
}

Result<void> erase_content(Connection& db, Seq seq, std::string_view name) {
    db.prepare(erase_content_sql).bind(seq, name).run();
    if (db.changes() > 0) return {};
    return fail(Errc::not_found,
                fmt::format("entry {} has no text called \"{}\": see the journal for what it has",
                            seq.value, name),
                "name");
}

void store_checkpoint(Connection& db, const journal::Frontier& frontier, Instant now) {
    const auto size = static_cast<std::int64_t>(frontier.size());
    db.prepare(insert_checkpoint_sql).bind(size, frontier.root(), now).run();
    std::string peaks;
    for (const Sha256& peak : frontier.peaks())
        peaks.append(reinterpret_cast<const char*>(peak.value.data()), Sha256::size);
    db.prepare(store_frontier_sql).bind(size, Blob{peaks}).run();
}

std::optional<DocumentSlug> document_of(std::string_view subject) {
    constexpr std::string_view prefix = "document/";
    if (!subject.starts_with(prefix)) return std::nullopt;
    return DocumentSlug{std::string{subject.substr(prefix.size())}};
}

}  // namespace saksgang::store
