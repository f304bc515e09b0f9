// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/signature.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <charconv>

#include "webhooks/base64.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

constexpr std::string_view scheme = "v1,";
using Mac = std::array<std::uint8_t, 32>;

std::string signed_bytes(std::string_view id, std::string_view timestamp, std::string_view body) {
    std::string bytes;
    bytes.reserve(id.size() + timestamp.size() + body.size() + 2);
    bytes.append(id).append(1, '.').append(timestamp).append(1, '.').append(body);
    return bytes;
}

Mac hmac_sha256(const Secret& secret, const std::string& bytes) {
    Mac mac{};
    unsigned size = 0;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto* made = HMAC(EVP_sha256(), secret.key.data(), static_cast<int>(secret.key.size()),
                            data, bytes.size(), mac.data(), &size);
    ASSERT(made != nullptr);
    ASSERT(size == mac.size());
    return mac;
}

// Digits alone: "1e9", "+1" and milliseconds with a point are not what the header may hold.
std::optional<std::int64_t> parse_seconds(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || value < 0 || text.front() == '-') return std::nullopt;
    return value;
}

bool any_matches(std::string_view header, const Mac& mac) {
    bool found = false;
    while (!header.empty()) {
        const std::size_t space = std::min(header.find(' '), header.size());
        const std::string_view one = header.substr(0, space);
        header.remove_prefix(std::min(space + 1, header.size()));
        if (!one.starts_with(scheme)) continue;
        const auto given = decode_base64(one.substr(scheme.size()));
        if (!given || given->size() != mac.size()) continue;
        // No early way out: how long this takes says nothing about which signature was near.
        found |= CRYPTO_memcmp(given->data(), mac.data(), mac.size()) == 0;
    }
    return found;
}

}  // namespace

Result<std::string> signature_header(const SignedMessage& message,
                                     std::span<const std::string> secrets) {
    ASSERT(!message.id.empty());
    ASSERT(message.id.find('.') == std::string_view::npos);
    if (secrets.empty()) {
        return fail(Errc::invalid_input, "the endpoint has no secret; give it a new one", "secret");
    }
    const std::string bytes =
        signed_bytes(message.id, std::to_string(message.unix_seconds), message.body);
    std::string header;
    for (const std::string& text : secrets) {
        TRY(const Secret secret, parse_secret(text));
        if (!header.empty()) header += ' ';
        header.append(scheme).append(encode_base64(hmac_sha256(secret, bytes)));
    }
    return header;
}

Result<void> verify(const ReceivedMessage& message, std::span<const Secret> secrets, Instant now) {
    if (message.id.empty() || message.timestamp.empty() || message.signature.empty()) {
        return fail(Errc::unauthenticated,
                    "webhook-id, webhook-timestamp and webhook-signature must all be there");
    }
    const auto seconds = parse_seconds(message.timestamp);
    if (!seconds) {
        return fail(Errc::unauthenticated, "webhook-timestamp is not whole seconds since 1970",
                    "webhook-timestamp");
    }
    const std::int64_t now_seconds = to_unix_ms(now) / 1000;
    const std::int64_t tolerance = limits::signature_tolerance.count();
    if (*seconds < now_seconds - tolerance || *seconds > now_seconds + tolerance) {
        return fail(Errc::unauthenticated,
                    fmt::format("webhook-timestamp is more than {} s from this clock; a replayed "
                                "message, or a clock that is wrong",
                                tolerance),
                    "webhook-timestamp");
    }
    const std::string bytes = signed_bytes(message.id, message.timestamp, message.body);
    bool matched = false;
    for (const Secret& secret : secrets) {
        matched |= any_matches(message.signature, hmac_sha256(secret, bytes));
    }
    if (!matched) {
        return fail(Errc::unauthenticated,
                    "no signature fits the body and this secret; verify the bytes as they came, "
                    "before parsing, with the secret the endpoint was given",
                    "webhook-signature");
    }
    return {};
}

}  // namespace saksgang::webhooks
