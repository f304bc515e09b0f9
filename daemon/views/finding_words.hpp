// SPDX-License-Identifier: EUPL-1.2
// What the check of a text found, said: where, what is wrong, and what to do. Pure; any thread.
#pragma once

#include <string>

#include "daemon/views/speech.hpp"
#include "repo/text/check.hpp"
#include "repo/text/structure.hpp"

namespace saksgang::views {

struct FindingWords {
    std::string place;  // "Avsnitt 12" or a heading
    std::string reason;
    std::string remedy;
};

FindingWords finding_words(const repo::Structure& structure, const repo::Finding& finding,
                           const Speech& speech);

}  // namespace saksgang::views
