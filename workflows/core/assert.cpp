// SPDX-License-Identifier: EUPL-1.2
#include "workflows/core/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace saksgang {

void assertion_failed(std::string_view condition, std::source_location where) {
    std::fprintf(stderr, "%s:%u: assertion failed: %.*s\n", where.file_name(), where.line(),
                 static_cast<int>(condition.size()), condition.data());
    std::abort();
}

}  // namespace saksgang
