// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/refolding.hpp"

#include "daemon/store/aggregates.hpp"
#include "daemon/store/journal_table.hpp"
#include "workflows/follows.hpp"

namespace saksgang::store {

Result<void> Refolding::fold(const journal::Entry& entry, const workflows::Event& event) {
    const workflows::EntryFrame frame{.seq = entry.seq,
                                      .recorded_at = entry.recorded_at,
                                      .effective_at = entry.effective_at,
                                      .actor = entry.actor};
    const auto document = document_of(entry.subject);
    if (!document) {
        TRY(workflows::follows(council_, event));
        workflows::Council after = workflows::apply(council_, frame, event);
        save_council(db_, council_, after);
        council_ = std::move(after);
        return {};
    }
    workflows::Process& process = processes_[*document];
    TRY(workflows::follows(process, *document, event));
    workflows::Process after = workflows::apply(process, frame, event);
    save_process(db_, process, after);
    process = std::move(after);
    return {};
}

}  // namespace saksgang::store
