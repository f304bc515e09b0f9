// SPDX-License-Identifier: EUPL-1.2
// For each section of one text, the section of an earlier one that it was. Pure.
#pragma once

#include <optional>
#include <vector>

#include "repo/text/structure.hpp"

namespace saksgang::repo {

// By place in `current.sections`; no earlier section twice, the root always the root.
std::vector<std::optional<std::size_t>> origins_of(const Structure& previous,
                                                   const Structure& current);

}  // namespace saksgang::repo
