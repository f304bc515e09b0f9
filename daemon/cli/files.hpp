// SPDX-License-Identifier: EUPL-1.2
// Files that a person names on the command line.
#pragma once

#include <filesystem>
#include <string>

#include "workflows/core/result.hpp"

namespace saksgang::cli {

// Errc::not_found naming the path; Errc::body_too_large over limits::text_bytes_max.
Result<std::string> read_file(const std::filesystem::path& path);

}  // namespace saksgang::cli
