// SPDX-License-Identifier: EUPL-1.2
// [text_check] of a workflow: what the check of its texts looks for. Internal to the room.
#pragma once

#include "workflows/toml_reader.hpp"

namespace saksgang::workflows {

// What is not mentioned is not looked for.
TextCheck read_text_check(TableReader& table);

}  // namespace saksgang::workflows
