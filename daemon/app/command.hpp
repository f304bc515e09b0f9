// SPDX-License-Identifier: EUPL-1.2
// The one way into the writer: authorise, then run the job in its savepoint, with the caller's
// Idempotency-Key honoured inside the same transaction.
#pragma once

#include <functional>

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "daemon/auth/capabilities.hpp"

namespace saksgang::app {

// Runs on the writer thread, so it owns all that it uses.
using Job = std::move_only_function<Result<Receipt>(store::Unit&, const Actor&)>;

// Errc::forbidden, Errc::unauthenticated, Errc::idempotency_mismatch, Errc::busy; and the job's
// own.
asio::awaitable<Result<Receipt>> run_command(App& app, Caller caller, auth::Action action, Job job);

// Of a command that makes no entry: `id` is that of the person, token, endpoint or delivery made.
Receipt receipt_for(const store::Unit& unit, std::int64_t id);

// For commands without a person: start-up, import.
asio::awaitable<Result<Receipt>> run_as_system(App& app, Job job);

}  // namespace saksgang::app
