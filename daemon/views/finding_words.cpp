// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/finding_words.hpp"

#include <fmt/format.h>

namespace saksgang::views {

FindingWords finding_words(const repo::Structure& structure, const repo::Finding& finding,
                           const Speech& speech) {
    auto place = finding.paragraph == 0
                     ? structure.sections[finding.section].heading
                     : fmt::format("{} {}", speech.say("paragraph"), finding.paragraph);
    if (place.empty()) place = speech.say("whole_text");
    Phrase reason = finding.reason;
    for (auto& [name, value] : reason.arguments) {
        if (name == "level") value = speech.say(fmt::format("levels_{}", value));
    }
    return {.place = std::move(place),
            .reason = say(speech.language(), reason),
            .remedy = say(speech.language(), finding.reason.key + "_remedy")};
}

}  // namespace saksgang::views
