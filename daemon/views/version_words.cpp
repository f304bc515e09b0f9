// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/version_words.hpp"

#include "daemon/app/local_time.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using store::VersionInShort;
using workflows::Version;
using workflows::Visibility;

std::string day_of(const app::ProcessView& view, const VersionInShort& version,
                   const Speech& speech) {
    const Instant when = version.released_at.value_or(version.saved_at);
    return speech.date(app::local_date(when, view.council.time_zone));
}

}  // namespace

std::string number_of(const Version& version) {
    return std::to_string(version.text.version.value);
}

std::string version_line(const app::ProcessView& view, const Version& version,
                         const Speech& speech) {
    const Speech::Arguments arguments{{"version", std::to_string(version.text.version.value)},
                                      {"name", version.name},
                                      {"day", day_of(view, store::in_short(version), speech)},
                                      {"who", name_of(version.saved_by.role, speech)}};
    if (!version.released_at) return speech.say("version_saved", arguments);
    return speech.say(version.name.empty() ? "version_released" : "version_released_as", arguments);
}

std::string version_title(const VersionInShort& version, const Speech& speech) {
    return speech.say(version.name.empty() ? "version_title" : "version_title_named",
                      {{"version", std::to_string(version.number.value)}, {"name", version.name}});
}

std::string version_when(const app::ProcessView& view, const VersionInShort& version,
                         const Speech& speech) {
    return speech.say(version.released_at ? "version_when_released" : "version_when_saved",
                      {{"day", day_of(view, version, speech)}});
}

std::string access_line(const Version& version, const Speech& speech) {
    switch (version.visibility) {
        case Visibility::open:
            return {};
        case Visibility::secretariat:
            return speech.say("access_secretariat");
        case Visibility::recipients:
            return speech.say("access_recipients");
        case Visibility::withheld:
            return speech.say("access_withheld", {{"statute", version.statute}});
    }
    return {};
}

}  // namespace saksgang::views
