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
    Document& folded = documents_[*document];
    TRY(workflows::follows(folded.present, *document, event));
    folded.present = workflows::apply(std::move(folded.present), frame, event);
    if (folded.present.head != folded.saved.head) save(folded);
    return {};
}

void Refolding::finish() {
    for (auto& [slug, document] : documents_)
        save(document);
}

void Refolding::save(Document& document) {
    save_process(db_, document.saved, document.present);
    document.saved = document.present;
}

}  // namespace saksgang::store
