// SPDX-License-Identifier: EUPL-1.2
// The checks that several commands share. Inner to this room: the decide_*.cpp files only.
// Pure; any thread. Each answers for one field or one question, and changes nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "workflows/decide.hpp"

namespace saksgang::workflows {

// ---- Words. All are Errc::invalid_utf8, or Errc::invalid_input naming `field`.

// One line that people read: 1 to `bytes_max`, not only blanks, no control characters.
Result<void> check_line(std::string_view text, std::size_t bytes_max, std::string_view field);
// The same, or nothing.
Result<void> check_optional_line(std::string_view text, std::size_t bytes_max,
                                 std::string_view field);
// Several lines, or nothing.
Result<void> check_words(std::string_view text, std::size_t bytes_max, std::string_view field);
// Why a mistake is undone: must be given. The field is "reason".
Result<void> check_reason(std::string_view reason);

// `withheld` cites its statute, and nothing else does.
Result<void> check_visibility(Visibility visibility, std::string_view statute);

bool is_blank(std::string_view text);

// ---- Days

// What has happened has happened by today.
Result<void> check_happened(LocalDate day, const Moment& now, std::string_view field);
bool is_valid_on(const Body& body, LocalDate day);

// ---- Places

// The stage by that name in the pinned definition, where it always is.
const Stage& stage_of(const Situation& situation, const StageSlug& slug);
bool has_body(const Stage& stage, const BodySlug& body);

// Errc::invalid_input when the council has no such body; Errc::body_not_entitled outside its days.
Result<const Body*> find_body_on(const Council& council, const BodySlug& slug, LocalDate day);

// Errc::version_not_released unless the version was sent out to more than the secretariat.
Result<void> check_sent_out(const Version& version);

// Errc::body_not_entitled: the body does not have the matter in this stage.
std::unexpected<Error> not_in_stage(const Body& body, const Stage& stage);

}  // namespace saksgang::workflows
