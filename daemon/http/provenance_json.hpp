// SPDX-License-Identifier: EUPL-1.2
// Which version brought which words, as the API shows it. Written straight into one string: of a
// thousand versions and their words as objects, the objects took longest. Pure; any thread.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "daemon/app/read_provenance.hpp"

namespace saksgang::http {

std::string provenance_json(const app::ProvenanceView& view);

// What is told of a version, and of a decision, beside the words they are about.
boost::json::object version_in_short(const store::VersionInShort& version,
                                     const std::string& saved_by);
boost::json::object decision_in_short(const workflows::Decision& decision);

}  // namespace saksgang::http
