// SPDX-License-Identifier: EUPL-1.2
// Reasons as the API shows them: the same in a refusal, a dry run and a process's open transitions.
#pragma once

#include <boost/json.hpp>
#include <vector>

#include "workflows/core/error.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::http {

// `who` and `by` stand where somebody, or a day, can be named; `see` where a page shows what is
// meant.
boost::json::array reasons_json(const std::vector<Reason>& reasons, Language language);

}  // namespace saksgang::http
