// SPDX-License-Identifier: EUPL-1.2
// libsodium behind the functions of auth.hpp; nobody else in the daemon calls it for people's
// secrets. Any thread; the two Argon2id functions belong on the cpu pool. Knows no storage and no
// HTTP.
#include "daemon/auth/auth.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <stdexcept>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::auth {
namespace {

constexpr std::size_t secret_bytes = 32;  // 256 random bits
constexpr std::string_view token_prefix = "sg_";
constexpr std::string_view csrf_context = "saksgang csrf 1";
// The first byte of what is sealed, so that a later cipher can tell its own from ours.
constexpr char sealed_with_secretbox = '\x01';

// What an unknown account's password is compared with: a hash of random bytes nobody kept, with the
// parameters hash_password uses, so that both answers take equally long. A test holds the latter.
constexpr const char* nobodys_hash =
    "$argon2id$v=19$m=65536,t=2,p=1$2CAnM7nIqvfHpJSHhvvZSw$2orNkxG7q/lF58ot/"
    "ODMV0WGjGtPbCfrUXRE0S76F1c";

const unsigned char* bytes_in(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_in(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

// Idempotent and safe from any thread.
void start_libsodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
}

std::string base64url(const unsigned char* bytes, std::size_t size) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, variant);
    text.pop_back();  // libsodium's terminating NUL
    return text;
}

std::string random_base64url(Rng& rng) {
    std::array<std::uint8_t, secret_bytes> bytes{};
    rng.fill(bytes);
    std::string text = base64url(bytes.data(), bytes.size());
    sodium_memzero(bytes.data(), bytes.size());
    return text;
}

}  // namespace

SystemRng::SystemRng() {
    start_libsodium();
}

void SystemRng::fill(std::span<std::uint8_t> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

std::string hash_password(std::string_view password) {
    start_libsodium();
    std::array<char, crypto_pwhash_STRBYTES> encoded{};
    const int failed =
        crypto_pwhash_str(encoded.data(), password.data(), password.size(),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE);
    if (failed != 0) throw std::runtime_error("Argon2id could not get its 64 MiB of memory");
    return encoded.data();
}

bool verify_password(std::string_view hash, std::string_view password) {
    start_libsodium();
    // No password longer than the limit was ever stored; the work is done all the same.
    const bool can_match = !hash.empty() && password.size() <= limits::password_bytes_max;
    const std::string encoded{can_match ? hash : std::string_view{nobodys_hash}};
    const auto guess = password.substr(0, limits::password_bytes_max);
    const bool matches = crypto_pwhash_str_verify(encoded.c_str(), guess.data(), guess.size()) == 0;
    return can_match && matches;
}

Result<void> check_password(std::string_view password) {
    if (password.size() < limits::password_bytes_min) {
        return fail(
            Errc::invalid_input,
            fmt::format("choose a password of at least {} characters", limits::password_bytes_min),
            "password");
    }
    if (password.size() > limits::password_bytes_max) {
        return fail(
            Errc::invalid_input,
            fmt::format("choose a password of at most {} bytes", limits::password_bytes_max),
            "password");
    }
    if (!journal::is_utf8(password)) {
        return fail(Errc::invalid_input, "send the password as UTF-8", "password");
    }
    return {};
}

std::string new_token(Rng& rng) {
    return std::string{token_prefix} + random_base64url(rng);
}

Sha256 token_hash(std::string_view token) {
    Sha256 hash;
    static_assert(Sha256::size == crypto_hash_sha256_BYTES);
    crypto_hash_sha256(hash.value.data(), bytes_in(token), token.size());
    return hash;
}

std::string new_session_secret(Rng& rng) {
    return random_base64url(rng);
}

std::string csrf_token(std::string_view session_secret) {
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_in(session_secret), session_secret.size());
    crypto_auth_hmacsha256_update(&state, bytes_in(csrf_context), csrf_context.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return base64url(mac.data(), mac.size());
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    // The length of a secret of ours is public; only its content must not be told by timing.
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Pseudonym new_pseudonym(Rng& rng) {
    std::array<std::uint8_t, 8> bytes{};
    rng.fill(bytes);
    return Pseudonym{"p-" + hex_of(bytes.data(), bytes.size())};
}

// Laid out as: version byte, nonce, box (16 bytes longer than what it holds).
std::string seal_secret(std::string_view key, std::string_view plain, Rng& rng) {
    ASSERT(key.size() == crypto_secretbox_KEYBYTES);
    constexpr std::size_t box_at = 1 + crypto_secretbox_NONCEBYTES;
    std::string sealed(box_at + crypto_secretbox_MACBYTES + plain.size(), '\0');
    sealed[0] = sealed_with_secretbox;
    unsigned char* const nonce = bytes_in(sealed) + 1;
    rng.fill({nonce, crypto_secretbox_NONCEBYTES});
    crypto_secretbox_easy(bytes_in(sealed) + box_at, bytes_in(plain), plain.size(), nonce,
                          bytes_in(key));
    return sealed;
}

Result<std::string> open_secret(std::string_view key, std::string_view sealed) {
    ASSERT(key.size() == crypto_secretbox_KEYBYTES);
    constexpr std::size_t box_at = 1 + crypto_secretbox_NONCEBYTES;
    constexpr std::string_view remedy =
        "a stored secret does not open: restore keys/secrets.key from the same backup";
    if (sealed.size() < box_at + crypto_secretbox_MACBYTES) {
        return fail(Errc::tampered, std::string{remedy});
    }
    if (sealed.front() != sealed_with_secretbox) return fail(Errc::tampered, std::string{remedy});
    const auto nonce = sealed.substr(1, crypto_secretbox_NONCEBYTES);
    const auto box = sealed.substr(box_at);
    std::string plain(box.size() - crypto_secretbox_MACBYTES, '\0');
    const int failed = crypto_secretbox_open_easy(bytes_in(plain), bytes_in(box), box.size(),
                                                  bytes_in(nonce), bytes_in(key));
    if (failed != 0) return fail(Errc::tampered, std::string{remedy});
    return plain;
}

}  // namespace saksgang::auth
