// SPDX-License-Identifier: EUPL-1.2
// What an entry is to the outside: who may read it, and whether receivers are told of it. Facts of
// the event alone; who the reader is, is daemon/auth's business.
#pragma once

#include "workflows/events.hpp"

namespace saksgang::workflows {

// Who may read the entry in the journal, on pages and in feeds. Working versions stay with the
// secretariat; what is released, and what is answered, says for itself; all else is public.
Visibility visibility_of(const Event& event);

// Whether the event is sent as a notice: the list in docs/api.md.
bool is_notice(const Event& event);

// The same by type, for whoever chooses what to be told of; an unknown type is none.
bool is_notice_type(std::string_view type);

}  // namespace saksgang::workflows
