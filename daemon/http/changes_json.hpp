// SPDX-License-Identifier: EUPL-1.2
// Changes between two versions as the API shows them: public contract (docs/api.md).
#pragma once

#include <boost/json.hpp>

#include "daemon/app/read_versions.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::http {

// Passages that stand unchanged are left out, but for their number.
boost::json::object changes_json(const app::ChangesView& view, Language language);
boost::json::array runs_json(const std::vector<repo::Run>& runs);

}  // namespace saksgang::http
