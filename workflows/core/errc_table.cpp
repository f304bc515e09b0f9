// SPDX-License-Identifier: EUPL-1.2
// The one table from error code to what the outside sees (RFC 9110 §15, RFC 6585, RFC 9457).
#include <array>

#include "workflows/core/assert.hpp"
#include "workflows/core/error.hpp"

namespace saksgang {
namespace {

constexpr std::array errc_rows{
    ErrcInfo{Errc::invalid_input, 422, "invalid_input", "A field has a value that cannot be used"},
    ErrcInfo{Errc::malformed_json, 400, "malformed_json", "The body is not valid JSON"},
    ErrcInfo{Errc::unknown_field, 422, "unknown_field", "The body has a field this call lacks"},
    ErrcInfo{Errc::invalid_utf8, 400, "invalid_utf8", "The body is not valid UTF-8"},
    ErrcInfo{Errc::malformed_request, 400, "malformed_request", "The request is not well formed"},
    ErrcInfo{Errc::target_too_long, 414, "target_too_long", "The address is longer than the limit"},
    ErrcInfo{Errc::headers_too_large, 431, "headers_too_large",
             "The headers are larger than the limit"},
    ErrcInfo{Errc::method_unknown, 501, "method_unknown", "No address here takes that method"},
    ErrcInfo{Errc::body_too_large, 413, "body_too_large", "The body is larger than the limit"},
    ErrcInfo{Errc::unsupported_media_type, 415, "unsupported_media_type",
             "The body's media type is not one this call takes"},
    ErrcInfo{Errc::not_found, 404, "not_found", "Nothing here by that name"},
    ErrcInfo{Errc::method_not_allowed, 405, "method_not_allowed",
             "This address does not take that method"},
    ErrcInfo{Errc::already_exists, 409, "already_exists", "Something by that name exists already"},
    ErrcInfo{Errc::unauthenticated, 401, "unauthenticated", "Log in, or send a valid token"},
    ErrcInfo{Errc::login_failed, 401, "login_failed", "The e-mail address or password is wrong"},
    ErrcInfo{Errc::forbidden, 403, "forbidden", "Your role may not do this"},
    ErrcInfo{Errc::csrf_failed, 403, "csrf_failed", "The form was not sent from one of our pages"},
    ErrcInfo{Errc::too_many_attempts, 429, "too_many_attempts", "Too many attempts; wait"},
    ErrcInfo{Errc::precondition_required, 428, "precondition_required",
             "Say which text you changed: send If-Match"},
    ErrcInfo{Errc::version_conflict, 412, "version_conflict",
             "Somebody saved another text in the meantime"},
    ErrcInfo{Errc::facts_needed, 503, "facts_needed", "The text changed while this was decided"},
    ErrcInfo{Errc::idempotency_mismatch, 422, "idempotency_mismatch",
             "This Idempotency-Key was used for another request"},
    ErrcInfo{Errc::transition_unknown, 422, "transition_unknown",
             "No transition leads there from the present stage"},
    ErrcInfo{Errc::transition_refused, 409, "transition_refused",
             "Conditions for this transition are not met"},
    ErrcInfo{Errc::text_locked, 409, "text_locked", "The text cannot be changed in this stage"},
    ErrcInfo{Errc::text_unchanged, 409, "text_unchanged", "The text is the same as before"},
    ErrcInfo{Errc::version_not_released, 409, "version_not_released",
             "That version has not been released"},
    ErrcInfo{Errc::quorum_not_met, 409, "quorum_not_met", "Too few were present to decide"},
    ErrcInfo{Errc::majority_not_met, 409, "majority_not_met", "The votes do not carry this"},
    ErrcInfo{Errc::body_not_entitled, 409, "body_not_entitled",
             "That body does not act in the present stage in that way"},
    ErrcInfo{Errc::already_withdrawn, 409, "already_withdrawn", "That was withdrawn before"},
    ErrcInfo{Errc::milestone_closed, 409, "milestone_closed",
             "The milestone was held or cancelled before"},
    ErrcInfo{Errc::workflow_invalid, 422, "workflow_invalid", "The definition has faults"},
    ErrcInfo{Errc::address_refused, 422, "address_refused", "Notices may not go to that address"},
    ErrcInfo{Errc::busy, 503, "busy", "Too much waits already; try again shortly"},
    ErrcInfo{Errc::deadline_exceeded, 503, "deadline_exceeded", "It took too long; try again"},
    ErrcInfo{Errc::data_folder_locked, 503, "data_folder_locked",
             "Another process holds the data folder"},
    ErrcInfo{Errc::data_folder_invalid, 500, "data_folder_invalid",
             "The data folder is not one of ours, or not whole"},
    ErrcInfo{Errc::tampered, 503, "tampered", "Stored history does not verify; writing is stopped"},
    ErrcInfo{Errc::internal, 500, "internal", "A fault on our side; it has been logged"},
};

}  // namespace

const ErrcInfo& info(Errc code) {
    for (const ErrcInfo& row : errc_rows) {
        if (row.code == code) return row;
    }
    assertion_failed("every Errc has a row", std::source_location::current());
}

Error error(Errc code, std::string message, std::string field, std::source_location where) {
    return Error{.code = code,
                 .message = std::move(message),
                 .field = std::move(field),
                 .reasons = {},
                 .where = where};
}

}  // namespace saksgang
