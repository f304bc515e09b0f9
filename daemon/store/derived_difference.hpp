// SPDX-License-Identifier: EUPL-1.2
// Where derived tables differ from the same tables folded anew. Reads rows as they stand, column by
// column, so that no value is too strange to be found.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

struct DerivedDifference {
    std::string row;             // "decision strategi 3": the table, and the row's key
    std::string how;             // "in_favour is 9 and the journal says 5"
    std::optional<Seq> made_by;  // the entry that made the row, where the row knows
};

// Returns how many rows were compared.
std::int64_t compare_derived(Connection& held, Connection& folded,
                             const std::function<void(DerivedDifference)>& each);

}  // namespace saksgang::store
