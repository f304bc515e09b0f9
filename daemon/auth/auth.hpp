// SPDX-License-Identifier: EUPL-1.2
// Passwords, tokens, sessions, CSRF: computing only, no storage. Argon2id is slow on purpose and
// runs on the cpu pool.
#pragma once

#include <string>
#include <string_view>

#include "workflows/core/random.hpp"

namespace saksgang::auth {

// libsodium's; for the composition root.
class SystemRng final : public Rng {
public:
    SystemRng();  // sodium_init
    void fill(std::span<std::uint8_t> bytes) override;
};

// Argon2id with libsodium's interactive parameters, in its own encoded form. ~60 ms.
std::string hash_password(std::string_view password);
// Constant time in the secret; also takes as long for a hash of "" (an unknown account).
bool verify_password(std::string_view hash, std::string_view password);
Result<void> check_password(
    std::string_view password);  // invalid_input: too short, too long, not UTF-8

// "sg_" + 43 characters of base64url: 256 random bits. Shown once; stored as SHA-256.
std::string new_token(Rng& rng);
Sha256 token_hash(std::string_view token);

// A session's secret (cookie value), and the CSRF token derived from it (HMAC-SHA-256): forms carry
// the latter, the cookie the former.
std::string new_session_secret(Rng& rng);
std::string csrf_token(std::string_view session_secret);
bool equal_in_constant_time(std::string_view a, std::string_view b);

Pseudonym new_pseudonym(Rng& rng);

// Secrets at rest: XSalsa20-Poly1305 (crypto_secretbox) with keys/secrets.key, 32 bytes.
std::string seal_secret(std::string_view key, std::string_view plain, Rng& rng);
Result<std::string> open_secret(std::string_view key, std::string_view sealed);  // Errc::tampered

}  // namespace saksgang::auth
