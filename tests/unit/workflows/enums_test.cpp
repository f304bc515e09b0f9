// SPDX-License-Identifier: EUPL-1.2
// The texts of every enum, written out: they stand in leaves and are for ever.
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"
#include "workflows/events.hpp"

namespace saksgang::workflows {
namespace {

// `names` are the texts of 1, 2, 3 …; reading gives each value back, and nothing else.
template <class E>
void check_names(const std::vector<std::string_view>& names,
                 std::optional<E> (*from)(std::string_view)) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto value = static_cast<E>(i + 1);
        CHECK(to_string(value) == names[i]);
        CHECK(from(names[i]) == value);
    }
    for (const std::string_view no_name : {"", "0", "1", "open", "Valid", "page ", " page"}) {
        INFO('"' << no_name << '"');
        CHECK_FALSE(from(no_name).has_value());
    }
}

}  // namespace

TEST_CASE("each enumerator has its text, and the text its enumerator") {
    check_names<DecisionKind>(
        {"statement", "endorsement", "recommendation", "adoption", "sent_back", "rejected"},
        decision_kind_from);
    check_names<AttachmentKind>(
        {"pdf", "png", "jpeg", "text", "csv", "docx", "xlsx", "pptx", "odt", "ods"},
        attachment_kind_from);
    check_names<MilestoneKind>({"gathering", "meeting", "deadline", "hearing", "conference"},
                               milestone_kind_from);
    check_names<BodyKind>(
        {"working_group", "committee", "board", "council", "hearing_circle", "author", "editor"},
        body_kind_from);
    check_names<Visibility>({"secretariat", "recipients", "public", "withheld"}, visibility_from);
    check_names<Standing>({"valid", "carried", "lapsed", "withdrawn"}, standing_from);
    check_names<ChairVote>({"none", "in_favour", "against"}, chair_vote_from);
    check_names<Channel>({"page", "email", "meeting", "letter", "survey"}, channel_from);
    check_names<MilestoneState>({"planned", "moved", "held", "cancelled"}, milestone_state_from);
    check_names<ChangeClass>(
        {"identical", "typographic", "wording", "structure", "particulars", "substance"},
        change_class_from);
    check_names<StandingCause>({"text_changed", "withdrawn", "corrected"}, standing_cause_from);
}

TEST_CASE("answer kinds have their texts") {
    CHECK(to_string(AnswerKind::yes_partly_no) == "yes_partly_no");
    CHECK(to_string(AnswerKind::yes_no) == "yes_no");
    CHECK(to_string(AnswerKind::text) == "text");
}

}  // namespace saksgang::workflows
