// SPDX-License-Identifier: EUPL-1.2
// Catch2's main, compiled once for every test executable.
#define CATCH_CONFIG_MAIN
#include "tests/support/catch.hpp"
