// SPDX-License-Identifier: EUPL-1.2
// The third check: the journal folded anew, into a database that is nobody's, and every derived
// row held against that.
#pragma once

#include <map>

#include "daemon/app/verify.hpp"
#include "daemon/store/refolding.hpp"
#include "daemon/store/transaction.hpp"

namespace saksgang::app {

class StateCheck {
public:
    explicit StateCheck(Check& check);

    // Entries in order; `recorded` is null for one that could not be read.
    void take(Seq seq, const Recorded* recorded);
    // `lost`: the first entry that is gone from the journal, or cannot be read.
    void finish(store::Connection& held, std::optional<Seq> lost);

private:
    void stop_at(Seq seq, std::string why);
    void note_council_row(Seq seq, const workflows::Event& event);

    Check& check_;
    store::Connection folded_;  // private to this check, in memory while it is small
    store::Refolding refolding_;
    std::optional<store::Transaction> transaction_;
    std::map<std::string, Seq> council_rows_;  // rows that do not say which entry made them
    bool stopped_ = false;
};

}  // namespace saksgang::app
