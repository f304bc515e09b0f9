// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/decisions_about.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/store/aggregates.hpp"
#include "daemon/store/people.hpp"

namespace saksgang::app {
namespace {

using workflows::Decision;

bool is_about(const Decision& decision, VersionNumber from, VersionNumber until) {
    return from <= decision.text.version && decision.text.version <= until;
}

}  // namespace

Decisions readable_decisions(store::Connection& db, const Caller& caller,
                             const DocumentSlug& document) {
    auto decisions = store::load_decisions(db, document);
    std::erase_if(decisions, [&](const Decision& decision) {
        if (decision.standing == workflows::Standing::withdrawn) return true;
        const auto version = store::find_version(db, document, decision.text.version);
        return !version || !may_read(caller, version->visibility);
    });
    std::ranges::sort(decisions, {}, [](const Decision& decision) {
        return std::pair{decision.decided_on, decision.number};
    });
    return decisions;
}

Decisions first_decisions(Decisions decisions, VersionNumber until) {
    VersionNumber latest{0};
    std::erase_if(decisions, [&](const Decision& decision) {
        const VersionNumber version = decision.text.version;
        if (version <= latest || version > until) return true;
        latest = version;
        return false;
    });
    return decisions;
}

const Decision* first_about(const Decisions& first, VersionNumber from) {
    const auto found = std::ranges::lower_bound(
        first, from, {}, [](const Decision& decision) { return decision.text.version; });
    return found == first.end() ? nullptr : &*found;
}

Decisions all_about(const Decisions& decisions, VersionNumber from, VersionNumber until) {
    Decisions about;
    std::ranges::copy_if(decisions, std::back_inserter(about),
                         [&](const Decision& decision) { return is_about(decision, from, until); });
    return about;
}

std::string name_for(store::Connection& db, const Caller& caller, const Actor& actor) {
    if (sight_of(caller) == workflows::Visibility::open) return {};
    const auto person = store::find_person(db, actor.pseudonym);
    return person ? person->name : std::string{};
}

Result<void> check_paragraph(const Wording& wording, std::optional<int> paragraph) {
    if (!paragraph) return {};
    if (*paragraph >= 1 && std::cmp_less_equal(*paragraph, wording.paragraphs.size())) return {};
    return fail(Errc::not_found,
                fmt::format("version {} has paragraphs 1 to {}", wording.provenance.version.value,
                            wording.paragraphs.size()),
                "paragraph");
}

}  // namespace saksgang::app
