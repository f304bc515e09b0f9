// SPDX-License-Identifier: EUPL-1.2
// What a new data folder holds before anything has happened.
#pragma once

#include "daemon/store/folder.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::app {

// An empty text.git, a database without entries, and a saksgang.toml to be edited. The folder has
// just been created and is held.
Result<void> create_data(const store::Folder& folder);

}  // namespace saksgang::app
