// SPDX-License-Identifier: EUPL-1.2
// The second check: that every free text an entry commits to is there, or was erased by an entry
// that says so, and that there is no other.
#pragma once

#include <map>

#include "daemon/app/verify.hpp"
#include "daemon/store/raw_rows.hpp"

namespace saksgang::app {

class ContentsCheck {
public:
    ContentsCheck(store::Connection& db, Check& check);

    // Entries in order; `recorded` is null for one that could not be read.
    void take(Seq seq, const Recorded* recorded);
    std::vector<ErasedText> finish();

private:
    using Place = std::pair<Seq, std::string>;  // entry, name
    void pass_rows_before(Seq seq);
    void hold_row_against(const std::string& name, const Sha256& commitment);
    void find(Seq seq, std::string what);

    Check& check_;
    store::RawRows<store::RawContentRow> rows_;
    std::map<Place, Seq> erasures_;  // said by which entry
    std::vector<Place> erased_;      // salt and bytes are gone
};

}  // namespace saksgang::app
