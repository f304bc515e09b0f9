// SPDX-License-Identifier: EUPL-1.2
// The first check: that the journal is whole, that every row says what its leaf says, and that the
// leaves give every root there is. One row at a time, in order.
#pragma once

#include <map>

#include "daemon/app/verify.hpp"
#include "daemon/store/raw_rows.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {

class JournalCheck {
public:
    JournalCheck(store::Connection& db, std::span<const Head> kept, Check& check);

    // Nothing where the leaf is not one.
    std::optional<Recorded> take(const store::RawJournalRow& row);
    Head finish();
    // The first entry that is gone or cannot be read; after finish.
    std::optional<Seq> lost() const { return lost_; }

private:
    void take_number(Seq seq);
    void hold_against_columns(const store::RawJournalRow& row, const Recorded& recorded);
    void hold_against_roots();
    void find(std::int64_t seq, std::string what);

    Check& check_;
    store::RawRows<store::RawCheckpointRow> checkpoints_;
    std::multimap<std::int64_t, Sha256> kept_;
    journal::Frontier frontier_;
    std::int64_t next_ = 0;          // the seq that the next row must have
    std::int64_t proven_ = 0;        // size of the last checkpoint that held
    std::int64_t last_broken_ = -1;  // seq of the last leaf that was found broken by itself
    std::optional<Seq> lost_;
    bool roots_compared_ = true;  // until one differs: all later ones do then
    std::int64_t recorded_at_ = std::numeric_limits<std::int64_t>::min();
};

}  // namespace saksgang::app
