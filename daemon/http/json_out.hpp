// SPDX-License-Identifier: EUPL-1.2
// Values as the API shows them. DTOs, not the domain's structs: what stands here is public contract
// (docs/api.md), and grows without breaking.
#pragma once

#include <boost/json.hpp>

#include "daemon/app/read_process.hpp"
#include "daemon/app/read_versions.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::http {

boost::json::object version_json(const workflows::Version& version);
boost::json::object decision_json(const workflows::Decision& decision);
boost::json::object response_json(const workflows::Response& response);
boost::json::object milestone_json(const workflows::Milestone& milestone,
                                   const workflows::Definition& definition, Language language);

boost::json::object document_json(const app::ProcessView& view, Language language);
boost::json::object process_json(const app::ProcessView& view, Language language);
boost::json::object council_json(const workflows::Council& council, Language language);

}  // namespace saksgang::http
