// SPDX-License-Identifier: EUPL-1.2
// The only place that names Catch2, so that moving to its next major version is one edit.
#pragma once

#include <catch2/catch.hpp>
