// SPDX-License-Identifier: EUPL-1.2
// How a subcommand tells a person that it did not work.
#pragma once

#include "workflows/core/result.hpp"

namespace saksgang::cli {

// "saksgang: <what went wrong> (<field>)" and each reason on a line of its own, on standard error.
// Returns exit_failure, so that `return report(error);` ends a command.
int report(const Error& error);

}  // namespace saksgang::cli
