// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/erase_content.hpp"

#include "daemon/app/command.hpp"
#include "daemon/app/progress.hpp"
#include "daemon/store/journal_table.hpp"
#include "daemon/store/reading_journal.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

Result<Receipt> erase(store::Unit& unit, const Actor& actor, const Erasure& erasure) {
    const auto entry = store::find_entry(unit.db(), erasure.seq);
    if (!entry) return fail(Errc::not_found, "no such entry", "seq");
    TRY(store::erase_content(unit.db(), erasure.seq, erasure.name));
    const workflows::ContentErased event{
        .of = erasure.seq, .name = erasure.name, .ground = erasure.ground};
    return record_erasure(unit, actor, entry->document, event);
}

}  // namespace

asio::awaitable<Result<Receipt>> erase_content(App& app, Caller caller, Erasure erasure) {
    if (erasure.ground.empty() || erasure.ground.size() > limits::name_bytes_max) {
        co_return fail(Errc::invalid_input, "say the ground, such as a statute, in a few words",
                       "ground");
    }
    co_return co_await run_command(
        app, std::move(caller), auth::Action::erase_content,
        [erasure](store::Unit& unit, const Actor& actor) { return erase(unit, actor, erasure); });
}

}  // namespace saksgang::app
