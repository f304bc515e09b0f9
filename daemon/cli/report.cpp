// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/report.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "daemon/cli/commands.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::cli {

int report(const Error& error) {
    fmt::print(stderr, "saksgang: {}", error.message);
    if (!error.field.empty()) fmt::print(stderr, " ({})", error.field);
    fmt::print(stderr, "\n");
    for (const auto& reason : error.reasons) {
        fmt::print(stderr, "  - {}\n", say(Language::en, reason.phrase));
    }
    return exit_failure;
}

}  // namespace saksgang::cli
