// SPDX-License-Identifier: EUPL-1.2
// What an enum of the API may be, for the one who chose wrong.
#pragma once

#include <string_view>

namespace saksgang::http {

inline constexpr std::string_view visibility_choices = "secretariat, recipients, public, withheld";
inline constexpr std::string_view decision_kind_choices =
    "statement, endorsement, recommendation, adoption, sent_back, rejected";
inline constexpr std::string_view chair_vote_choices = "none, in_favour, against";
inline constexpr std::string_view channel_choices = "page, email, meeting, letter, survey";
inline constexpr std::string_view role_choices =
    "secretariat, member, body_secretary, auditor, administrator";
inline constexpr std::string_view reads_choices = "public, secretariat";

}  // namespace saksgang::http
