// SPDX-License-Identifier: EUPL-1.2
// One guard of a transition: { decision = "endorsement", by = "styret" }. Internal to the room.
#pragma once

#include "workflows/toml_reader.hpp"

namespace saksgang::workflows {

// Exactly one condition; with a fault noted, a guard that means nothing.
Guard read_guard(TableReader& table);

}  // namespace saksgang::workflows
