// SPDX-License-Identifier: EUPL-1.2
#include "pch_std.hpp"

#include "tests/support/catch.hpp"
