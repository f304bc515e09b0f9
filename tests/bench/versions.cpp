// SPDX-License-Identifier: EUPL-1.2
// A database with so many versions, spread over its documents in turn; then how many times a second
// the last 50 of one of them are read. The rows are written as they stand: only reading is
// measured.
//
//   bench_versions DATABASE --fill N [--documents N]
//   bench_versions DATABASE [--seconds S]
#include <CLI/CLI.hpp>

#include "daemon/store/migrations.hpp"
#include "daemon/store/reading_documents.hpp"
#include "daemon/store/transaction.hpp"
#include "tests/bench/measure.hpp"

namespace saksgang::bench {
namespace {

constexpr std::size_t page = 50;

struct Words {
    std::string database;
    std::int64_t fill = 0;
    std::int64_t documents = 50;
    double seconds = 1;
};

constexpr std::string_view process_sql = R"sql(
    INSERT INTO process (document, language, case_number, workflow, workflow_revision,
                         workflow_blob, workflow_sha256, stage, visit, stage_since,
                         stage_entered_on, stage_seq, created_seq, last_seq, head)
    VALUES (?1, 'nb', '10/24', 'strategi', 1, zeroblob(20), zeroblob(32), 'utkast', 1, 0,
            '2024-01-16', 0, 0, 0, 1))sql";
constexpr std::string_view version_sql = R"sql(
    INSERT INTO version (document, number, commit_oid, tree_oid, blob_oid, text_sha256, text_bytes,
                         visibility, statute, name, saved_by_role, saved_by, saved_at, saved_seq)
    VALUES (?1, ?2, randomblob(20), randomblob(20), randomblob(20), randomblob(32), 20000, 1, '',
            '', 1, 'p-0011223344556677', ?3, ?3))sql";

DocumentSlug document_of(std::int64_t number) {
    return DocumentSlug{fmt::format("dokument-{}", number)};
}

void fill(const Words& words) {
    store::Connection db{words.database, store::Connection::Mode::read_write};
    store::migrate(db);
    store::Transaction transaction{db};
    for (std::int64_t i = 0; i < words.documents; ++i)
        db.prepare(process_sql).bind(document_of(i)).run();
    for (std::int64_t i = 0; i < words.fill; ++i)
        db.prepare(version_sql)
            .bind(document_of(i % words.documents), i / words.documents + 1, i)
            .run();
    transaction.commit();
    fmt::print("{{\"count\":{}}}\n", words.fill);
}

void read(const Words& words) {
    store::Connection db{words.database, store::Connection::Mode::read_only};
    const DocumentSlug document = document_of(1);
    const std::int64_t began = now_ns();
    const auto length = static_cast<std::int64_t>(words.seconds * 1e9);
    std::int64_t times = 0;
    std::int64_t spent = 0;
    for (; spent < length; ++times, spent = now_ns() - began) {
        const auto found = store::list_versions(db, document, std::nullopt, page,
                                                workflows::Visibility::secretariat);
        if (found.size() != page) throw std::runtime_error("there are fewer versions than a page");
    }
    fmt::print(R"({{"count":{},"rate":{:.1f}}})"
               "\n",
               times, static_cast<double>(times) * 1e9 / static_cast<double>(spent));
}

}  // namespace
}  // namespace saksgang::bench

int main(int argc, char** argv) {
    saksgang::bench::Words words;
    CLI::App app{"The last versions of a document"};
    app.add_option("DATABASE", words.database)->required();
    app.add_option("--fill", words.fill);
    app.add_option("--documents", words.documents);
    app.add_option("--seconds", words.seconds);
    CLI11_PARSE(app, argc, argv);
    if (words.fill > 0)
        saksgang::bench::fill(words);
    else
        saksgang::bench::read(words);
    return 0;
}
