// SPDX-License-Identifier: EUPL-1.2
// From a stored event to the deliveries that tell of it, in the same transaction or, for those that
// were not told then, later. Writer thread.
#pragma once

#include <string>

#include "daemon/store/telling.hpp"
#include "daemon/store/writer.hpp"
#include "workflows/apply.hpp"

namespace saksgang::app {

// Nothing for events that are no notices. `event` is sealed.
void notify(store::Unit& unit, const DocumentSlug& document, const workflows::EntryFrame& frame,
            const workflows::Event& event, const std::string& public_url);

// What an entry that stands in the journal tells, in the same bytes.
store::ReadNotice notice_reader(std::string public_url);

}  // namespace saksgang::app
