// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/verify_state.hpp"

#include <fmt/format.h>

#include "daemon/store/derived_difference.hpp"
#include "daemon/store/migrations.hpp"

namespace saksgang::app {
namespace {

// SQLite's name for a database of its own that goes with the connection.
constexpr const char* temporary_database = "";

}  // namespace

StateCheck::StateCheck(Check& check)
    : check_(check),
      folded_(temporary_database, store::Connection::Mode::read_write),
      refolding_(folded_) {
    store::migrate(folded_);
    transaction_.emplace(folded_);
}

// What stands after an entry that cannot be folded, or is gone, is unknown; to compare all the same
// would lay the blame on rows that are right.
void StateCheck::stop_at(Seq seq, std::string why) {
    stopped_ = true;
    check_.add({.entry = seq, .what = std::move(why), .remedy = remedy::restore_database});
}

void StateCheck::take(Seq seq, const Recorded* recorded) {
    if (stopped_) return;
    if (recorded == nullptr) {
        return stop_at(seq, "the entry cannot be read, so no table could be held against it");
    }
    const auto folded = refolding_.fold(recorded->entry, recorded->event);
    if (!folded) return stop_at(seq, "the entry " + folded.error().message);
    note_council_row(seq, recorded->event);
}

void StateCheck::note_council_row(Seq seq, const workflows::Event& event) {
    if (std::holds_alternative<workflows::CouncilDefined>(event)) council_rows_["council 1"] = seq;
    if (const auto* defined = std::get_if<workflows::BodyDefined>(&event)) {
        council_rows_["body " + defined->body.slug.value] = seq;
    }
    if (const auto* assigned = std::get_if<workflows::SeatAssigned>(&event)) {
        council_rows_["body " + assigned->body.value] = seq;
    }
    if (const auto* installed = std::get_if<workflows::WorkflowInstalled>(&event)) {
        council_rows_["council 1"] = seq;
        council_rows_["workflow_installed " + installed->workflow.value] = seq;
    }
}

void StateCheck::finish(store::Connection& held, std::optional<Seq> lost) {
    if (!stopped_ && lost) {
        stop_at(*lost, "the entry is gone, so no table could be held against the journal");
    }
    if (stopped_) return;
    refolding_.finish();
    check_.counted =
        store::compare_derived(held, folded_, [&](const store::DerivedDifference& difference) {
            std::optional<Seq> entry = difference.made_by;
            if (const auto known = council_rows_.find(difference.row); known != council_rows_.end())
                entry = known->second;
            check_.add({.entry = entry,
                        .what = fmt::format("{}: {}", difference.row, difference.how),
                        .remedy = remedy::rebuild});
        });
}

}  // namespace saksgang::app
