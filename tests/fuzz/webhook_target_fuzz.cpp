// SPDX-License-Identifier: EUPL-1.2
// The address and the secret of an endpoint, and what a receiver says about when to try again. The
// first byte chooses among the rules of a council that allows more or less.
#include "tests/fuzz/fuzz.hpp"
#include "webhooks/base64.hpp"
#include "webhooks/printable.hpp"
#include "webhooks/retry_schedule.hpp"
#include "webhooks/secret.hpp"
#include "webhooks/target_url.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::fuzz {
namespace {

void take_url(std::string_view text, bool allow_http) {
    const auto allowed = webhooks::AllowedTargets::parse({"10.0.0.0/8", "fd00::/8", "receiver"});
    ASSERT(allowed.has_value());
    const auto url = webhooks::parse_target_url(text, {*allowed, allow_http});
    const std::string told = webhooks::redacted_url(text);
    ASSERT(!told.empty());
    if (!url) return;
    ASSERT(!url->host.empty());
    ASSERT(url->host.find_first_of("@/\\ \r\n") == std::string::npos);
    ASSERT(url->port != 0);
    ASSERT(url->target.starts_with('/'));
    ASSERT(url->target.find_first_of(" \r\n#") == std::string::npos);
    // What is told leads to the same host and port, and says nothing else of the address.
    const auto led = webhooks::parse_target_url(told, {*allowed, allow_http});
    ASSERT(led.has_value());
    ASSERT(led->origin() == url->origin());
    ASSERT(led->target == "/");
    // What was accepted is accepted again as it will be written on the wire.
    const auto again =
        webhooks::parse_target_url(url->origin() + url->target, {*allowed, allow_http});
    ASSERT(again.has_value());
    ASSERT(again->host == url->host);
    ASSERT(again->port == url->port);
    ASSERT(again->target == url->target);
}

void take_secret(std::string_view text) {
    if (const auto bytes = webhooks::decode_base64(text)) {
        ASSERT(webhooks::encode_base64(*bytes) == text);
    }
    if (const auto secret = webhooks::parse_secret(text)) {
        ASSERT(secret->key.size() >= 24);
        ASSERT(secret->key.size() <= 64);
        ASSERT("whsec_" + webhooks::encode_base64(secret->key) == text);
    }
}

}  // namespace

void take(std::string_view bytes) {
    if (bytes.empty()) return;
    const bool allow_http = (bytes.front() & 1) != 0;
    bytes.remove_prefix(1);
    take_url(bytes, allow_http);
    take_secret(bytes);
    if (const auto wait = webhooks::parse_retry_after(bytes, Instant{})) {
        ASSERT(wait->count() >= 0);
        ASSERT(*wait <= limits::retry_after_max);
    }
    const std::string shown = webhooks::printable(bytes, 64);
    ASSERT(shown.size() <= 64);
    ASSERT(journal::is_utf8(shown));
}

}  // namespace saksgang::fuzz
