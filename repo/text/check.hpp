// SPDX-License-Identifier: EUPL-1.2
// Reads a text as a careful colleague would, and says what does not hang together. What to look for
// is data (TextCheck); a finding is advice, but where a workflow says it stops. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "repo/text/structure.hpp"
#include "workflows/core/phrase.hpp"

namespace saksgang::repo {

using workflows::Flaw;
using workflows::TextCheck;

struct Finding {
    Flaw flaw = Flaw::level_missing;
    std::size_t section = 0;  // place in Structure::sections
    int paragraph = 0;        // 0: the section as a whole
    int line = 1;
    Phrase reason;  // "finding.<flaw>"; what to do is "finding.<flaw>_remedy"
    bool operator==(const Finding&) const = default;
};

// In the order of the text; at most limits::text_findings_max, those that stop it before others.
// `structure` is that of `text`.
std::vector<Finding> check_text(std::string_view text, const Structure& structure,
                                const TextCheck& rules);

}  // namespace saksgang::repo
