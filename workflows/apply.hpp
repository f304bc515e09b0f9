// SPDX-License-Identifier: EUPL-1.2
// The only code that changes state: folds one sealed event of an entry into an aggregate. Accepts
// every `v` ever written. A council event leaves a process as it is, and the other way round; which
// document an entry is about stands in its subject, so the caller picks the process.
#pragma once

#include "workflows/events.hpp"

namespace saksgang::workflows {

// The frame an event came in.
struct EntryFrame {
    Seq seq;
    Instant recorded_at{};
    Instant effective_at{};
    Actor actor;
};

Council apply(Council council, const EntryFrame& frame, const Event& event);
Process apply(Process process, const EntryFrame& frame, const Event& event);

}  // namespace saksgang::workflows
