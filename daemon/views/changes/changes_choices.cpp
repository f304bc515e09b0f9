// SPDX-License-Identifier: EUPL-1.2
// Which texts a reader may compare: named by what happened to them, never by a hash.
#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "daemon/app/local_time.hpp"
#include "daemon/views/changes/changes_parts.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using workflows::Decision;
using workflows::Version;

class Choices {
public:
    Choices(const app::ProcessView& view, std::span<const Version> versions,
            std::string_view chosen, const Speech& speech)
        : view_{view}, versions_{versions}, chosen_{chosen}, speech_{speech} {}

    ChoiceGroup today() const {
        const auto number = std::to_string(view_.version->text.version.value);
        return {.words = speech_.say("changes_today"),
                .choices = {choice("", speech_.say("changes_today_text", {{"version", number}}))}};
    }

    ChoiceGroup decisions() const {
        ChoiceGroup group{.words = speech_.say("decisions"), .choices = {}};
        for (const Decision& decision : view_.process.decisions | std::views::reverse) {
            const bool withdrawn = decision.standing == workflows::Standing::withdrawn;
            if (withdrawn || !is_known(decision.text.version)) continue;
            const auto kind = kind_of(decision, speech_);
            group.choices.push_back(
                choice(fmt::format("decision:{}", decision.number.value),
                       fmt::format("{}: {}, {}", name_of(view_, decision.body, speech_), kind,
                                   speech_.date(decision.decided_on))));
        }
        return group;
    }

    ChoiceGroup milestones() const {
        ChoiceGroup group{.words = speech_.say("changes_milestones"), .choices = {}};
        for (const auto& plan : view_.definition->milestones) {
            const auto found = view_.process.milestones.find(plan.slug);
            if (found == view_.process.milestones.end()) continue;
            const auto day = found->second.last_day();
            const bool cancelled = found->second.state == workflows::MilestoneState::cancelled;
            if (!day || *day > view_.today || cancelled || !was_released_by(*day)) continue;
            group.choices.push_back(
                choice("milestone:" + plan.slug.value,
                       fmt::format("{}, {}", speech_.of(plan.title), speech_.date(*day))));
        }
        return group;
    }

    ChoiceGroup all_versions() const {
        ChoiceGroup group{.words = speech_.say("changes_versions"), .choices = {}};
        for (const Version& version : versions_) {
            const auto number = std::to_string(version.text.version.value);
            const auto day = speech_.date(day_of(version));
            const auto words =
                version.name.empty()
                    ? speech_.say("changes_version", {{"version", number}, {"day", day}})
                    : speech_.say("changes_version_named",
                                  {{"version", number}, {"name", version.name}, {"day", day}});
            group.choices.push_back(choice(number, with_capital(words)));
        }
        return group;
    }

private:
    TextChoice choice(std::string value, std::string words) const {
        const bool chosen = value == chosen_;
        return {.value = std::move(value), .words = std::move(words), .chosen = chosen};
    }

    LocalDate day_of(const Version& version) const {
        return app::local_date(version.released_at.value_or(version.saved_at),
                               view_.council.time_zone);
    }

    bool is_known(VersionNumber number) const {
        return std::ranges::any_of(
            versions_, [&](const Version& version) { return version.text.version == number; });
    }

    bool was_released_by(LocalDate day) const {
        return std::ranges::any_of(versions_, [&](const Version& version) {
            return version.released_at && day_of(version) <= day;
        });
    }

    const app::ProcessView& view_;
    std::span<const Version> versions_;
    std::string_view chosen_;
    const Speech& speech_;
};

}  // namespace

std::vector<ChoiceGroup> text_choices(const app::ProcessView& view,
                                      std::span<const Version> versions, std::string_view chosen,
                                      bool today, const Speech& speech) {
    const Choices choices{view, versions, chosen, speech};
    std::vector<ChoiceGroup> groups;
    if (!view.version) return groups;
    if (today) groups.push_back(choices.today());
    for (ChoiceGroup& group :
         std::vector{choices.decisions(), choices.milestones(), choices.all_versions()}) {
        if (!group.choices.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace saksgang::views
