// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/rebuild.hpp"

#include <fmt/format.h>

#include <iterator>

#include "daemon/store/derived_tables.hpp"
#include "daemon/store/refolding.hpp"
#include "daemon/store/transaction.hpp"
#include "workflows/event_codec.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view leaves_sql = "SELECT seq, leaf FROM journal ORDER BY seq";

Result<void> fold(Refolding& state, Seq seq, std::string_view leaf) {
    TRY(const auto entry, journal::decode(leaf));
    if (entry.seq != seq) return fail(Errc::tampered, "the leaf is that of another entry");
    TRY(const auto event, workflows::decode(entry.type, entry.data));
    return state.fold(entry, event);
}

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
        const auto folded = fold(state, seq, row.blob(1));
        if (!folded) {
            return fail(Errc::tampered,
                        fmt::format("entry {}: {}", seq.value, folded.error().message),
                        folded.error().field);
        }
    }
    state.finish();
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
