// SPDX-License-Identifier: EUPL-1.2
#include "workflows/decide_scope.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/limits.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

std::unexpected<Error> facts_needed() {
    return fail(Errc::facts_needed, "compare what was decided on with the new text first");
}

bool named_twice(std::span<const DecidedSection> sections) {
    for (auto one = sections.begin(); one != sections.end(); ++one) {
        if (std::ranges::find(sections.begin(), one, one->section, &DecidedSection::section) != one)
            return true;
    }
    return false;
}

}  // namespace

Result<void> check_sections(const RecordDecision& command) {
    if (command.sections.empty()) return {};
    if (command.version.visibility != Visibility::open) {
        return unfit("sections",
                     fmt::format("version {} is not public, and the journal would show its "
                                 "sections: name none, or release it to all first",
                                 command.version.text.version.value),
                     Sentence("reason.sections_not_public")
                         .with("version", command.version.text.version.value));
    }
    if (command.sections.size() > limits::decided_sections_max) {
        return unfit("sections",
                     fmt::format("at most {}: name a section above them, or none for the whole "
                                 "text",
                                 limits::decided_sections_max),
                     Sentence("reason.too_many_sections")
                         .with("most", static_cast<std::int64_t>(limits::decided_sections_max)));
    }
    if (named_twice(command.sections)) {
        return fail(Errc::invalid_input, "names a section twice", "sections");
    }
    return {};
}

Result<ScopeChange> change_of(const Scope& scope, const Sha256& now, const TextFacts& facts) {
    if (scope.sections.empty()) {
        const auto change = facts.change(scope.text_sha256, now);
        if (!change) return facts_needed();
        return ScopeChange{.change = *change, .sections = std::nullopt};
    }
    ScopeChange found{.change = ChangeClass::identical, .sections = std::vector<SectionSlug>{}};
    for (const DecidedSection& decided : scope.sections) {
        const auto change = facts.section_change(
            {.section = decided.section, .from = scope.text_sha256, .to = now});
        if (!change) return facts_needed();
        if (*change == ChangeClass::identical) continue;
        found.change = std::max(found.change, *change);
        found.sections->push_back(decided.section);
    }
    return found;
}

}  // namespace saksgang::workflows
