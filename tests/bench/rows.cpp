// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/rows.hpp"

namespace saksgang::bench {
namespace {

constexpr std::string_view last_command_sql = R"sql(
    SELECT min(seq), max(seq) + 1 FROM journal
    WHERE command_id = (SELECT command_id FROM journal ORDER BY seq DESC LIMIT 1))sql";
constexpr std::string_view journal_sql = R"sql(
    INSERT INTO journal (seq, leaf, leaf_hash, command_id, type, document, recorded_at, visibility)
    SELECT seq + ?1, leaf, leaf_hash, command_id, type, document, recorded_at, visibility
    FROM journal WHERE seq >= ?2 AND seq < ?3)sql";
constexpr std::string_view contents_sql = R"sql(
    INSERT INTO contents (seq, name, salt, bytes, commitment)
    SELECT seq + ?1, name, salt, bytes, commitment FROM contents WHERE seq >= ?2 AND seq < ?3)sql";
constexpr std::string_view version_sql = R"sql(
    INSERT INTO version
    SELECT document, (SELECT max(number) + 1 FROM version AS v WHERE v.document = version.document),
           commit_oid, tree_oid, blob_oid, text_sha256, text_bytes, visibility, statute, name,
           saved_by_role, saved_by, saved_at, ?1, released_at, released_seq, attachments
    FROM version WHERE saved_seq >= ?2 AND saved_seq < ?3)sql";
constexpr std::string_view process_sql = R"sql(
    UPDATE process SET stage = stage, visit = visit + 1, stage_since = stage_since + 1,
                       stage_seq = ?1, last_seq = ?1
    WHERE document = (SELECT document FROM journal WHERE seq = ?2))sql";
constexpr std::string_view answer_sql = R"sql(
    INSERT INTO idempotency (actor, key, fingerprint, answer, created_at)
    VALUES ('p-0011223344556677', ?1, zeroblob(32), hex(zeroblob(140)), ?1))sql";
constexpr std::string_view checkpoint_sql = R"sql(
    INSERT INTO checkpoint (size, root, stored_at) VALUES (?1, zeroblob(32), ?1))sql";
constexpr std::string_view frontier_sql = R"sql(
    INSERT INTO frontier (id, size, peaks) VALUES (1, ?1, zeroblob(320))
    ON CONFLICT (id) DO UPDATE SET size = excluded.size, peaks = excluded.peaks)sql";

}  // namespace

Rows::Rows(const std::filesystem::path& database)
    : db_(database, store::Connection::Mode::read_write) {
    auto row = db_.prepare(last_command_sql);
    row.step();
    first_ = row.integer(0);
    end_ = row.integer(1);
}

void Rows::begin() {
    db_.prepare("BEGIN IMMEDIATE").run();
}

void Rows::write_command() {
    shift_ += end_ - first_;
    const std::int64_t last = end_ - 1 + shift_;
    db_.prepare(journal_sql).bind(shift_, first_, end_).run();
    db_.prepare(contents_sql).bind(shift_, first_, end_).run();
    db_.prepare(version_sql).bind(last, first_, end_).run();
    db_.prepare(process_sql).bind(last, first_).run();
    db_.prepare(answer_sql).bind(++made_).run();
}

void Rows::commit() {
    const std::int64_t size = end_ + shift_;
    db_.prepare(checkpoint_sql).bind(size).run();
    db_.prepare(frontier_sql).bind(size).run();
    db_.prepare("COMMIT").run();
}

}  // namespace saksgang::bench
