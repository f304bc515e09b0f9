// SPDX-License-Identifier: EUPL-1.2
// The one error type of expected failures. What each code means to a caller (HTTP status, slug,
// sentence) stands in one table, errc_table.cpp; nobody else chooses a number.
// Environment failures (disk full, corrupt file) are exceptions; bugs are ASSERT. ADR-0002.
#pragma once

#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/phrase.hpp"
#include "workflows/core/time.hpp"

namespace saksgang {

// Never 0: a code that tests false would read as success.
enum class Errc {
    invalid_input = 1,  // a field is wrong; `field` names it
    malformed_json,
    unknown_field,
    invalid_utf8,
    malformed_request,  // not HTTP, or a target nobody should send
    target_too_long,
    headers_too_large,
    method_unknown,
    body_too_large,
    unsupported_media_type,
    not_found,
    method_not_allowed,
    already_exists,
    unauthenticated,
    login_failed,
    forbidden,
    csrf_failed,
    too_many_attempts,
    precondition_required,
    version_conflict,
    facts_needed,
    idempotency_mismatch,
    transition_unknown,
    transition_refused,
    text_locked,
    text_unchanged,
    version_not_released,
    quorum_not_met,
    majority_not_met,
    body_not_entitled,
    already_withdrawn,
    milestone_closed,
    workflow_invalid,
    address_refused,
    busy,
    deadline_exceeded,
    data_folder_locked,
    data_folder_invalid,
    tampered,
    internal,
};

// One row of the table: what the outside sees.
struct ErrcInfo {
    Errc code;
    int http_status;
    std::string_view slug;   // stable: part of the public API (problem `type`)
    std::string_view title;  // English, one short sentence
};

const ErrcInfo& info(Errc code);

// One of several reasons, with who can clear it and by when: what a refused transition lists.
struct Reason {
    std::string kind;              // stable slug of the guard, or of the fault
    Phrase phrase;                 // the sentence
    std::vector<std::string> who;  // slugs of bodies or roles that can clear it
    std::optional<LocalDate> by;   // the day it must be done, or the day it clears itself
    std::string see = {};          // path of the page that shows what is meant; empty: none

    bool operator==(const Reason&) const = default;
};

struct [[nodiscard]] Error {
    Errc code;
    std::string message;     // English, for developers and the log; names the remedy
    std::string field = {};  // JSON pointer or field name where one is to blame
    std::vector<Reason> reasons = {};
    std::source_location where = std::source_location::current();
};

// The usual way to make one; records the caller's place.
Error error(Errc code, std::string message, std::string field = {},
            std::source_location where = std::source_location::current());

}  // namespace saksgang
