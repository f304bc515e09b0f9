// SPDX-License-Identifier: EUPL-1.2
// Changes written out for a test to compare: one line a passage, what went in [- -], what came in
// {+ +}, and the reasons below. And both texts, put together again from the changes.
#pragma once

#include <string>

#include "repo/text/text_changes.hpp"

namespace saksgang::repo {

std::string marked(const TextChanges& changes);

std::string old_text_from(const TextChanges& changes);
std::string new_text_from(const TextChanges& changes);

}  // namespace saksgang::repo
