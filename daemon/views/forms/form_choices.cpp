// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/forms/form_choices.hpp"

#include <fmt/format.h>

#include "workflows/core/limits.hpp"

namespace saksgang::views {

std::vector<Choice> version_choices(std::span<const workflows::Version> versions,
                                    const Speech& speech) {
    std::vector<Choice> choices{{"", speech.say("choose")}};
    for (const workflows::Version& version : versions) {
        if (!version.released_at) continue;
        const auto number = std::to_string(version.text.version.value);
        choices.push_back(
            {number, speech.say("version_named", {{"version", number}, {"name", version.name}})});
    }
    return choices;
}

std::vector<Choice> visibility_choices(const Speech& speech) {
    using enum workflows::Visibility;
    std::vector<Choice> choices;
    for (const auto visibility : {open, recipients, withheld}) {
        const auto slug = to_string(visibility);
        choices.push_back({std::string{slug}, speech.say(fmt::format("visibility_{}", slug))});
    }
    return choices;
}

FormField reason_field(const Speech& speech) {
    return {.name = "reason",
            .kind = FieldKind::text,
            .hint = speech.say("hint_reason"),
            .required = true,
            .bytes_max = limits::note_bytes_max,
            .rows = 3};
}

}  // namespace saksgang::views
