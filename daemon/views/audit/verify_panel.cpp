// SPDX-License-Identifier: EUPL-1.2
// What the last verification found, for people: what holds, what does not, and what can then be
// relied on.
#include <fmt/format.h>

#include "daemon/views/audit/audit_model.hpp"
#include "daemon/views/instants.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

std::string check_words(const app::Check& check, const Speech& speech) {
    return speech.say(fmt::format("verify_{}_{}", check.name, check.holds() ? "holds" : "broken"),
                      {{"count", std::to_string(check.counted)}});
}

// What is broken can be held against what is whole: the journal first, since all else follows from
// it; a journal that is broken can be relied on up to the first entry that is.
std::string trust_words(const app::Verification& found, const Speech& speech) {
    if (!found.journal.holds()) {
        const auto& first = found.journal.findings.front();
        if (!first.entry) return speech.say("verify_trust_backup");
        return speech.say("verify_trust_before", {{"seq", std::to_string(first.entry->value)}});
    }
    std::vector<std::string> broken;
    for (const app::Check* check : found.checks()) {
        if (!check->holds())
            broken.push_back(speech.say(fmt::format("verify_part_{}", check->name)));
    }
    return speech.say("verify_trust_journal", {{"broken", listed(broken, speech)}});
}

void tell_first(VerifyPanel& panel, const app::Finding& first, const Speech& speech) {
    panel.first = first.entry ? speech.say("verify_first_entry",
                                           {{"seq", std::to_string(first.entry->value)}})
                              : speech.say("verify_first_unknown");
    panel.detail = first.what;
    panel.remedy = first.remedy;
}

std::string note_of(const app::VerifyStatus& status, std::string_view zone, const Speech& speech) {
    if (status.running) {
        return speech.say("verify_running",
                          {{"when", instant_words(*status.begun_at, zone, speech)}});
    }
    if (!status.failure) return {};
    return speech.say(*status.failure == Errc::deadline_exceeded ? "verify_too_big"
                                                                 : "verify_not_done");
}

}  // namespace

VerifyPanel verify_panel(const app::VerifyStatus& status, std::string_view time_zone,
                         const Speech& speech) {
    VerifyPanel panel{.state = {speech.say("verify_never"), Tone::neutral},
                      .when = {},
                      .checks = {},
                      .first = {},
                      .detail = {},
                      .remedy = {},
                      .trust = {},
                      .note = note_of(status, time_zone, speech)};
    if (!status.found) return panel;
    const app::Verification& found = *status.found;
    panel.when =
        speech.say("verified_at", {{"when", instant_words(*status.finished_at, time_zone, speech)},
                                   {"size", std::to_string(found.head.size)}});
    for (const app::Check* check : found.checks())
        panel.checks.push_back({.words = check_words(*check, speech), .holds = check->holds()});
    if (found.holds()) {
        panel.state = {speech.say("verify_holds"), Tone::success};
        return panel;
    }
    panel.state = {speech.say("verify_broken"), Tone::danger};
    tell_first(panel, *found.first(), speech);
    panel.trust = trust_words(found, speech);
    return panel;
}

}  // namespace saksgang::views
