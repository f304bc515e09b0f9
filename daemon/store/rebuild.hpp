// SPDX-License-Identifier: EUPL-1.2
// The derived tables are a reading of the journal: emptied and folded again, they must come out the
// same. For whoever holds the folder alone.
#pragma once

#include <string>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

// In one transaction. Returns how many entries were folded. Errc::tampered names the first entry
// that is not what it should be; nothing has changed then.
Result<std::int64_t> rebuild(Connection& db);

// Every derived table with its rows in the order of its key, one row a line.
std::string dump_derived(Connection& db);

}  // namespace saksgang::store
