// SPDX-License-Identifier: EUPL-1.2
#include "pch_app.hpp"

#include "tests/support/catch.hpp"
