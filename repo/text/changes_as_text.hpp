// SPDX-License-Identifier: EUPL-1.2
// Changes as plain text, for a terminal, an e-mail or a screen reader: what stands unchanged is
// counted, what went stands in [- -], what came in {+ +}, and the reason beside it; a break between
// passages is ¶. Pure.
#pragma once

#include <string>

#include "repo/text/text_changes.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::repo {

std::string changes_as_text(const TextChanges& changes, Language language);

// "7 avsnitt endret, 1 nytt." or that nothing was changed.
std::string summary_in_words(const TextChanges& changes, Language language);

}  // namespace saksgang::repo
