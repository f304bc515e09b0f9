// SPDX-License-Identifier: EUPL-1.2
// From a stored event to the deliveries that tell of it, in the same transaction. Writer thread.
#pragma once

#include <string>

#include "daemon/store/writer.hpp"
#include "workflows/apply.hpp"

namespace saksgang::app {

// Nothing for events that are no notices. `event` is sealed.
void notify(store::Unit& unit, const DocumentSlug& document, const workflows::EntryFrame& frame,
            const workflows::Event& event, const std::string& public_url);

}  // namespace saksgang::app
