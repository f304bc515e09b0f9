// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/forms/receipt.hpp"

#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

// Taking a step has a way back where the workflow has one.
std::string undo_step(const app::ProcessView& view, const Speech& speech) {
    const auto next = next_lines(view, speech);
    if (next.back.empty()) return speech.say("undo_step_without_way");
    return speech.say("undo_step", {{"step", next.back.front().title}});
}

}  // namespace

ReceiptLine receipt_line(const app::ProcessView& view, const app::JournalEntryView& entry,
                         const Speech& speech) {
    const auto told = entry_line(view, entry, speech).sentence;
    const bool step = entry.type == "document.stage_changed";
    ReceiptLine line{.sentence = speech.say(step ? "receipt_step" : "receipt", {{"what", told}}),
                     .undo = {}};
    if (step)
        line.undo = undo_step(view, speech);
    else if (entry.type.starts_with("decision."))
        line.undo = speech.say("undo_decision");
    else if (entry.type.starts_with("response."))
        line.undo = speech.say("undo_response");
    else if (entry.type == "document.version_saved")
        line.undo = speech.say("undo_text");
    else
        line.undo = speech.say("undo_nothing");
    return line;
}

}  // namespace saksgang::views
