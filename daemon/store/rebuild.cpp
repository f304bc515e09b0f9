// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/rebuild.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <map>

#include "daemon/store/aggregates.hpp"
#include "daemon/store/journal_table.hpp"
#include "daemon/store/transaction.hpp"
#include "workflows/apply.hpp"

namespace saksgang::store {
namespace {

using workflows::Council;
using workflows::Process;

struct DerivedTable {
    std::string_view name;
    std::string_view empty_sql;
    std::string_view dump_sql;
};

// What refers to another table stands before it.
constexpr std::array derived_tables{
    DerivedTable{"milestone", "DELETE FROM milestone",
                 "SELECT * FROM milestone ORDER BY document, slug"},
    DerivedTable{"response", "DELETE FROM response",
                 "SELECT * FROM response ORDER BY document, number"},
    DerivedTable{"decision", "DELETE FROM decision",
                 "SELECT * FROM decision ORDER BY document, number"},
    DerivedTable{"version", "DELETE FROM version",
                 "SELECT * FROM version ORDER BY document, number"},
    DerivedTable{"process", "DELETE FROM process", "SELECT * FROM process ORDER BY document"},
    DerivedTable{"workflow_installed", "DELETE FROM workflow_installed",
                 "SELECT * FROM workflow_installed ORDER BY slug"},
    DerivedTable{"body", "DELETE FROM body", "SELECT * FROM body ORDER BY slug"},
    DerivedTable{"council", "DELETE FROM council", "SELECT * FROM council ORDER BY id"},
};

constexpr std::string_view leaves_sql = "SELECT seq, leaf FROM journal ORDER BY seq";

// The state so far; each entry is saved as it is folded, since `version` holds every head there
// was.
class Refolding {
public:
    explicit Refolding(Connection& db) : db_(db) {}

    Result<void> fold(Seq seq, std::string_view leaf) {
        TRY(const auto entry, journal::decode(leaf));
        if (entry.seq != seq) return fail(Errc::tampered, "the leaf is that of another entry");
        TRY(const auto event, workflows::decode(entry.type, entry.data));
        const workflows::EntryFrame frame{.seq = entry.seq,
                                          .recorded_at = entry.recorded_at,
                                          .effective_at = entry.effective_at,
                                          .actor = entry.actor};
        if (const auto document = document_of(entry.subject)) {
            fold_process(processes_[*document], frame, event);
        } else {
            Council after = workflows::apply(council_, frame, event);
            save_council(db_, council_, after);
            council_ = std::move(after);
        }
        return {};
    }

private:
    void fold_process(Process& process, const workflows::EntryFrame& frame,
                      const workflows::Event& event) {
        Process after = workflows::apply(process, frame, event);
        save_process(db_, process, after);
        process = std::move(after);
    }

    Connection& db_;
    Council council_;
    std::map<DocumentSlug, Process> processes_;
};

}  // namespace

Result<std::int64_t> rebuild(Connection& db) {
    Transaction transaction{db};
    for (const DerivedTable& table : derived_tables)
        db.execute(table.empty_sql);
    Refolding state{db};
    std::int64_t entries = 0;
    auto row = db.prepare(leaves_sql);
    for (; row.step(); ++entries) {
        const Seq seq{row.integer(0)};
        const auto folded = state.fold(seq, row.blob(1));
        if (!folded) {
            return fail(Errc::tampered,
                        fmt::format("entry {}: {}", seq.value, folded.error().message),
                        folded.error().field);
        }
    }
    transaction.commit();
    return entries;
}

std::string dump_derived(Connection& db) {
    std::string dump;
    auto out = std::back_inserter(dump);
    for (const DerivedTable& table : derived_tables) {
        auto row = db.prepare(table.dump_sql);
        while (row.step()) {
            fmt::format_to(out, "{}", table.name);
            for (int column = 0; column < row.columns(); ++column)
                fmt::format_to(out, "|{}", row.literal(column));
            dump += '\n';
        }
    }
    return dump;
}

}  // namespace saksgang::store
