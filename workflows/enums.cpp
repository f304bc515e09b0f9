// SPDX-License-Identifier: EUPL-1.2
// The one text of every enumerator: what stands in leaves, tables, JSON and TOML. Texts are for
// ever. Each enum has one switch, which a new enumerator breaks; reading back walks the same
// switch.
#include "workflows/change_class.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/events.hpp"

namespace saksgang::workflows {
namespace {

constexpr std::string_view name_of(DecisionKind kind) {
    switch (kind) {
        case DecisionKind::statement:
            return "statement";
        case DecisionKind::endorsement:
            return "endorsement";
        case DecisionKind::recommendation:
            return "recommendation";
        case DecisionKind::adoption:
            return "adoption";
        case DecisionKind::sent_back:
            return "sent_back";
        case DecisionKind::rejected:
            return "rejected";
    }
    return {};
}

constexpr std::string_view name_of(DecisionScope scope) {
    switch (scope) {
        case DecisionScope::whole:
            return "whole";
        case DecisionScope::any:
            return "any";
    }
    return {};
}

constexpr std::string_view name_of(AnswerKind kind) {
    switch (kind) {
        case AnswerKind::yes_partly_no:
            return "yes_partly_no";
        case AnswerKind::yes_no:
            return "yes_no";
        case AnswerKind::text:
            return "text";
    }
    return {};
}

constexpr std::string_view name_of(StageText text) {
    switch (text) {
        case StageText::open:
            return "open";
        case StageText::locked:
            return "locked";
    }
    return {};
}

constexpr std::string_view name_of(MilestoneKind kind) {
    switch (kind) {
        case MilestoneKind::gathering:
            return "gathering";
        case MilestoneKind::meeting:
            return "meeting";
        case MilestoneKind::deadline:
            return "deadline";
        case MilestoneKind::hearing:
            return "hearing";
        case MilestoneKind::conference:
            return "conference";
    }
    return {};
}

constexpr std::string_view name_of(BodyKind kind) {
    switch (kind) {
        case BodyKind::working_group:
            return "working_group";
        case BodyKind::committee:
            return "committee";
        case BodyKind::board:
            return "board";
        case BodyKind::council:
            return "council";
        case BodyKind::hearing_circle:
            return "hearing_circle";
        case BodyKind::author:
            return "author";
        case BodyKind::editor:
            return "editor";
    }
    return {};
}

constexpr std::string_view name_of(Visibility visibility) {
    switch (visibility) {
        case Visibility::secretariat:
            return "secretariat";
        case Visibility::recipients:
            return "recipients";
        case Visibility::open:
            return "public";  // a keyword in C++, the plain word everywhere else
        case Visibility::withheld:
            return "withheld";
    }
    return {};
}

constexpr std::string_view name_of(AttachmentKind kind) {
    switch (kind) {
        case AttachmentKind::pdf:
            return "pdf";
        case AttachmentKind::png:
            return "png";
        case AttachmentKind::jpeg:
            return "jpeg";
        case AttachmentKind::text:
            return "text";
        case AttachmentKind::csv:
            return "csv";
        case AttachmentKind::docx:
            return "docx";
        case AttachmentKind::xlsx:
            return "xlsx";
        case AttachmentKind::pptx:
            return "pptx";
        case AttachmentKind::odt:
            return "odt";
        case AttachmentKind::ods:
            return "ods";
    }
    return {};
}

constexpr std::string_view name_of(Standing standing) {
    switch (standing) {
        case Standing::valid:
            return "valid";
        case Standing::carried:
            return "carried";
        case Standing::lapsed:
            return "lapsed";
        case Standing::withdrawn:
            return "withdrawn";
    }
    return {};
}

constexpr std::string_view name_of(ChairVote vote) {
    switch (vote) {
        case ChairVote::none:
            return "none";
        case ChairVote::in_favour:
            return "in_favour";
        case ChairVote::against:
            return "against";
    }
    return {};
}

constexpr std::string_view name_of(Channel channel) {
    switch (channel) {
        case Channel::page:
            return "page";
        case Channel::email:
            return "email";
        case Channel::meeting:
            return "meeting";
        case Channel::letter:
            return "letter";
        case Channel::survey:
            return "survey";
    }
    return {};
}

constexpr std::string_view name_of(MilestoneState state) {
    switch (state) {
        case MilestoneState::planned:
            return "planned";
        case MilestoneState::moved:
            return "moved";
        case MilestoneState::held:
            return "held";
        case MilestoneState::cancelled:
            return "cancelled";
    }
    return {};
}

constexpr std::string_view name_of(StandingCause cause) {
    switch (cause) {
        case StandingCause::text_changed:
            return "text_changed";
        case StandingCause::withdrawn:
            return "withdrawn";
        case StandingCause::corrected:
            return "corrected";
    }
    return {};
}

constexpr std::string_view name_of(ChangeClass change) {
    switch (change) {
        case ChangeClass::identical:
            return "identical";
        case ChangeClass::typographic:
            return "typographic";
        case ChangeClass::wording:
            return "wording";
        case ChangeClass::structure:
            return "structure";
        case ChangeClass::particulars:
            return "particulars";
        case ChangeClass::substance:
            return "substance";
    }
    return {};
}

template <class E>
std::string_view checked_name(E value) {
    const auto name = name_of(value);
    ASSERT(!name.empty());
    return name;
}

// Enumerators count from 1 without holes, so the first one without a name ends the walk.
template <class E>
std::optional<E> value_named(std::string_view text) {
    for (int number = 1;; ++number) {
        const auto value = static_cast<E>(number);
        const auto name = name_of(value);
        if (name.empty()) return std::nullopt;
        if (name == text) return value;
    }
}

}  // namespace

std::string_view to_string(DecisionKind kind) {
    return checked_name(kind);
}
std::string_view to_string(DecisionScope scope) {
    return checked_name(scope);
}
std::string_view to_string(AnswerKind kind) {
    return checked_name(kind);
}
std::string_view to_string(StageText text) {
    return checked_name(text);
}
std::string_view to_string(MilestoneKind kind) {
    return checked_name(kind);
}
std::string_view to_string(BodyKind kind) {
    return checked_name(kind);
}
std::string_view to_string(Visibility visibility) {
    return checked_name(visibility);
}
std::string_view to_string(AttachmentKind kind) {
    return checked_name(kind);
}
std::string_view to_string(Standing standing) {
    return checked_name(standing);
}
std::string_view to_string(ChairVote vote) {
    return checked_name(vote);
}
std::string_view to_string(Channel channel) {
    return checked_name(channel);
}
std::string_view to_string(MilestoneState state) {
    return checked_name(state);
}
std::string_view to_string(StandingCause cause) {
    return checked_name(cause);
}

std::string_view to_string(ChangeClass change) {
    return checked_name(change);
}

std::optional<DecisionKind> decision_kind_from(std::string_view text) {
    return value_named<DecisionKind>(text);
}
std::optional<MilestoneKind> milestone_kind_from(std::string_view text) {
    return value_named<MilestoneKind>(text);
}
std::optional<BodyKind> body_kind_from(std::string_view text) {
    return value_named<BodyKind>(text);
}
std::optional<Visibility> visibility_from(std::string_view text) {
    return value_named<Visibility>(text);
}
std::optional<AttachmentKind> attachment_kind_from(std::string_view text) {
    return value_named<AttachmentKind>(text);
}
std::optional<Standing> standing_from(std::string_view text) {
    return value_named<Standing>(text);
}
std::optional<ChairVote> chair_vote_from(std::string_view text) {
    return value_named<ChairVote>(text);
}
std::optional<Channel> channel_from(std::string_view text) {
    return value_named<Channel>(text);
}
std::optional<MilestoneState> milestone_state_from(std::string_view text) {
    return value_named<MilestoneState>(text);
}
std::optional<StandingCause> standing_cause_from(std::string_view text) {
    return value_named<StandingCause>(text);
}
std::optional<ChangeClass> change_class_from(std::string_view text) {
    return value_named<ChangeClass>(text);
}

}  // namespace saksgang::workflows
