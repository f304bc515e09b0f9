// SPDX-License-Identifier: EUPL-1.2
// Where the process can go from here, and what is missing for each way: who must do it, by when.
#include <fmt/format.h>

#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;

// A reason names bodies, or roles, by their slugs.
std::string who_is(const workflows::Council& council, const std::string& slug,
                   const Speech& speech) {
    if (const auto* body = council.find_body({slug})) return speech.of(body->title);
    if (const auto role = role_from(slug)) return name_of(*role, speech);
    return slug;
}

}  // namespace

ReasonLine reason_line(const workflows::Council& council, const Reason& reason,
                       const Speech& speech) {
    ReasonLine line{.sentence = saksgang::say(speech.language(), reason.phrase),
                    .remedy = {},
                    .see = reason.see};
    std::vector<std::string> who;
    for (const std::string& slug : reason.who)
        who.push_back(who_is(council, slug, speech));
    if (who.empty()) return line;
    line.remedy = reason.by ? speech.say("waits_for_by", {{"who", listed(who, speech)},
                                                          {"day", speech.date(*reason.by)}})
                            : speech.say("waits_for", {{"who", listed(who, speech)}});
    return line;
}

NextLines next_lines(const ProcessView& view, const Speech& speech) {
    const auto here = place_of(*view.definition, view.process.stage);
    NextLines lines;
    for (const app::NextStage& next : view.next) {
        NextLine line{.title = speech.of(next.title),
                      .to = name_of(view, next.to, speech),
                      .stage = next.to.value,
                      .open = next.open(),
                      .reasons = {}};
        for (const Reason& reason : next.unmet) {
            line.reasons.push_back(reason_line(view.council, reason, speech));
        }
        auto& way = place_of(*view.definition, next.to) > here ? lines.onward : lines.back;
        way.push_back(std::move(line));
    }
    return lines;
}

}  // namespace saksgang::views
