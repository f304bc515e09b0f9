// SPDX-License-Identifier: EUPL-1.2
// What the daemon measures of itself beside what App holds: made where it is put together, read by
// /metrics. References to things that outlive every request.
#pragma once

#include <string_view>

#include "daemon/http/address_ranges.hpp"
#include "daemon/http/meter.hpp"
#include "daemon/runtime/loop_watch.hpp"
#include "daemon/runtime/pool.hpp"
#include "webhooks/dispatcher.hpp"

namespace saksgang::http {

struct Instruments {
    const Meter& meter;
    const runtime::LoopWatch& loop;
    const webhooks::Dispatcher& dispatcher;
    const runtime::Pool& resolver;
    AddressRanges let_in;  // may read the measures without logging in
    Instant started_at{};
    std::string_view version;
};

}  // namespace saksgang::http
