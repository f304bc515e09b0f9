// SPDX-License-Identifier: EUPL-1.2
// The councils of examples/, carried in the executable to begin from; the build writes the rest.
#pragma once

#include <span>
#include <string_view>

namespace saksgang::app {

struct CouncilExample {
    std::string_view slug;  // its folder
    std::string_view council_toml;
    std::string_view workflow_toml;
};

std::span<const CouncilExample> council_examples();

}  // namespace saksgang::app
