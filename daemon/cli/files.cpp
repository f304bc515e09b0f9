// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "workflows/core/limits.hpp"

namespace saksgang::cli {

Result<std::string> read_file(const std::filesystem::path& path) {
    std::error_code problem;
    const auto size = std::filesystem::file_size(path, problem);
    if (problem) {
        return fail(Errc::not_found, fmt::format("{}: {}", path.string(), problem.message()));
    }
    if (size > limits::text_bytes_max) {
        return fail(Errc::body_too_large,
                    fmt::format("{}: more than {} bytes", path.string(), limits::text_bytes_max));
    }
    std::ifstream in{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (!in) return fail(Errc::not_found, fmt::format("{}: cannot be read", path.string()));
    return bytes;
}

}  // namespace saksgang::cli
