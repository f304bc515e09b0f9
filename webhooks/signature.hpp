// SPDX-License-Identifier: EUPL-1.2
// Standard Webhooks 1.0, scheme v1: HMAC-SHA256 over "id.timestamp.body". Pure: the caller brings
// the time. Signing is the dispatcher's; verifying is for `saksgang listen` and the tests.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "webhooks/secret.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::webhooks {

// What is signed. The views outlive the call.
struct SignedMessage {
    std::string_view id;            // never holds a ".": it would make the signed bytes ambiguous
    std::int64_t unix_seconds = 0;  // of this attempt
    std::string_view body;          // the exact bytes sent
};

// "v1,<base64>" for each secret, in their order, parted by single spaces: some receivers fail on
// anything else. Errc::invalid_input when there is no secret, or one cannot be read.
Result<std::string> signature_header(const SignedMessage& message,
                                     std::span<const std::string> secrets);

// A message as it came, with its three headers untouched.
struct ReceivedMessage {
    std::string_view id;         // webhook-id
    std::string_view timestamp;  // webhook-timestamp
    std::string_view signature;  // webhook-signature
    std::string_view body;
};

// Errc::unauthenticated with the reason in words: a header missing, a time further from `now` than
// limits::signature_tolerance, or no v1 signature made with any of the secrets. Compares in
// constant time; signatures of other schemes are passed over.
Result<void> verify(const ReceivedMessage& message, std::span<const Secret> secrets, Instant now);

}  // namespace saksgang::webhooks
