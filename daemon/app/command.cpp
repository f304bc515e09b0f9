// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/command.hpp"

#include "daemon/store/idempotency.hpp"

namespace saksgang::app {
namespace {

// The answer given before for this key; nothing when the key is new.
Result<std::optional<Receipt>> earlier_answer(store::Unit& unit, const Caller& caller) {
    if (caller.idempotency_key.empty()) return std::nullopt;
    const auto known = store::find_answer(unit.db(), caller.pseudonym, caller.idempotency_key);
    if (!known) return std::nullopt;
    if (known->fingerprint != caller.fingerprint) {
        return fail(Errc::idempotency_mismatch,
                    "this key was used for another request: use a new key for a new command",
                    "Idempotency-Key");
    }
    TRY(auto receipt, receipt_from_json(known->answer));
    return receipt;
}

Result<Receipt> run_once(store::Unit& unit, const Caller& caller, const Actor& actor, Job& job) {
    TRY(auto earlier, earlier_answer(unit, caller));
    if (earlier) return *std::move(earlier);
    TRY(auto receipt, job(unit, actor));
    if (!caller.idempotency_key.empty()) {
        store::remember_answer(unit.db(), caller.pseudonym, caller.idempotency_key,
                               {.fingerprint = caller.fingerprint, .answer = to_json(receipt)},
                               unit.now());
    }
    return receipt;
}

}  // namespace

asio::awaitable<Result<Receipt>> run_command(App& app, Caller caller, auth::Action action,
                                             Job job) {
    CO_TRY(const auto role, auth::acting_role(caller.roles, action));
    const Actor actor{.role = role, .pseudonym = caller.pseudonym};
    co_return co_await app.writer.run<Receipt>(
        [caller = std::move(caller), actor, job = std::move(job)](store::Unit& unit) mutable {
            return run_once(unit, caller, actor, job);
        });
}

Receipt receipt_for(const store::Unit& unit, std::int64_t id) {
    const Seq next = unit.next_seq();
    return {.command_id = unit.command_id(),
            .first_seq = next,
            .last_seq = {next.value - 1},
            .recorded_at = unit.now(),
            .id = id};
}

asio::awaitable<Result<Receipt>> run_as_system(App& app, Job job) {
    co_return co_await app.writer.run<Receipt>([job = std::move(job)](store::Unit& unit) mutable {
        return job(unit, Actor{.role = Role::system, .pseudonym = {}});
    });
}

}  // namespace saksgang::app
