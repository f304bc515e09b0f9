// SPDX-License-Identifier: EUPL-1.2
// Names to addresses. Looking up blocks and cannot be called off, so it runs on a pool handed in,
// at most once at a time for a name: a name whose servers hang holds one thread, however many
// notices wait for it. Answers are kept for limits::resolved_kept, and for limits::resolved_usable
// while they are looked up anew. Main loop only.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "daemon/runtime/pool.hpp"
#include "workflows/core/result.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::webhooks {

namespace asio = boost::asio;

using Addresses = std::vector<asio::ip::address>;

// Blocks. Errc::not_found when there is no such name, Errc::busy when the servers gave no answer.
using Lookup = std::function<Result<Addresses>(const std::string& host)>;
Result<Addresses> look_up_with_system(const std::string& host);

class Resolver {
public:
    // The pool and the clock outlive every lookup; the resolver itself need not.
    Resolver(runtime::Pool& pool, const Clock& clock, Lookup lookup, Milliseconds patience);
    ~Resolver();

    // At least one address. As Lookup; Errc::deadline_exceeded when `patience` is over,
    // counted from when the lookup that is under way began.
    asio::awaitable<Result<Addresses>> resolve(std::string host);

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace saksgang::webhooks
