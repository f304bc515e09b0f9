// SPDX-License-Identifier: EUPL-1.2
// A sentence as data: a message key and its arguments. Rules return phrases; words.hpp turns them
// into bokmål, nynorsk or English where they are shown.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace saksgang {

struct Phrase {
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments = {};  // name, value

    bool operator==(const Phrase&) const = default;
};

}  // namespace saksgang
