// SPDX-License-Identifier: EUPL-1.2
// A version's attachments as one column: read with the row, and always all of them.
#pragma once

#include "daemon/store/connection.hpp"
#include "workflows/process.hpp"

namespace saksgang::store {

std::string attachments_text(const workflows::Attachments& attachments);
// A column that holds anything else throws StoreFailure.
workflows::Attachments attachments_at(const Statement& row, int column);

}  // namespace saksgang::store
