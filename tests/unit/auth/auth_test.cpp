// SPDX-License-Identifier: EUPL-1.2
// Passwords, tokens, sessions and sealed secrets against published vectors and against tampering.
#include "daemon/auth/auth.hpp"

#include <sodium.h>

#include <ctime>
#include <set>

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

using namespace saksgang;

namespace {

// 0, 1, 2 … so that what is drawn is known.
class CountingRng final : public Rng {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (auto& byte : bytes)
            byte = next_++;
    }

private:
    std::uint8_t next_ = 0;
};

std::string test_key(char seed = 'k') {
    return std::string(crypto_secretbox_KEYBYTES, seed);
}

}  // namespace

TEST_CASE("a password verifies against its own hash and no other") {
    const auto hash = auth::hash_password("fjell og fjord");
    CHECK(auth::verify_password(hash, "fjell og fjord"));
    CHECK_FALSE(auth::verify_password(hash, "fjell og fjor"));
    CHECK_FALSE(auth::verify_password(hash, "Fjell og fjord"));
    CHECK_FALSE(auth::verify_password(hash, ""));
    CHECK_FALSE(auth::verify_password("not a hash", "fjell og fjord"));
}

TEST_CASE("equal passwords have different hashes, in Argon2id's encoded form") {
    const auto one = auth::hash_password("fjell og fjord");
    const auto other = auth::hash_password("fjell og fjord");
    CHECK(one != other);
    CHECK(one.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
}

TEST_CASE("a NUL byte does not end a password early") {
    const std::string with_nul{"fjell\0og fjord", 14};
    const auto hash = auth::hash_password(with_nul);
    CHECK(auth::verify_password(hash, with_nul));
    CHECK_FALSE(auth::verify_password(hash, "fjell"));
}

TEST_CASE("an unknown account never verifies, and costs the same Argon2id parameters") {
    CHECK_FALSE(auth::verify_password("", ""));
    CHECK_FALSE(auth::verify_password("", "fjell og fjord"));
    // The work is real: an unknown account takes at least half of what a known one does.
    const auto hash = auth::hash_password("fjell og fjord");
    const auto cpu_time_of = [](const std::string& against) {
        const auto before = std::clock();
        static_cast<void>(auth::verify_password(against, "a wrong password"));
        return std::clock() - before;
    };
    CHECK(cpu_time_of("") * 2 > cpu_time_of(hash));
}

TEST_CASE("a password longer than the limit is refused without being hashed in full") {
    const std::string longest(limits::password_bytes_max, 'x');
    const auto hash = auth::hash_password(longest);
    CHECK(auth::verify_password(hash, longest));
    CHECK_FALSE(auth::verify_password(hash, longest + "x"));
}

TEST_CASE("a new password must be long enough, short enough and UTF-8") {
    struct Row {
        std::string password;
        bool accepted;
    };
    const Row rows[] = {
        {"", false},
        {std::string(limits::password_bytes_min - 1, 'x'), false},
        {std::string(limits::password_bytes_min, 'x'), true},
        {std::string(limits::password_bytes_max, 'x'), true},
        {std::string(limits::password_bytes_max + 1, 'x'), false},
        {"blåbærsyltetøy", true},
        {"passord\xFF\xFE\xFD", false},
    };
    for (const auto& row : rows) {
        const auto checked = auth::check_password(row.password);
        INFO(row.password.size() << " bytes: " << row.password.substr(0, 20));
        CHECK(checked.has_value() == row.accepted);
        if (row.accepted) continue;
        CHECK(checked.error().code == Errc::invalid_input);
        CHECK(checked.error().field == "password");
    }
}

TEST_CASE("a token is a prefix and 256 random bits in base64url") {
    CountingRng rng;
    CHECK(auth::new_token(rng) == "sg_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    auth::SystemRng system_rng;
    std::set<std::string> tokens;
    for (int i = 0; i < 100; ++i) {
        const auto token = auth::new_token(system_rng);
        CHECK(token.size() == 46);
        CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789-_") == std::string::npos);
        tokens.insert(token);
    }
    CHECK(tokens.size() == 100);
}

TEST_CASE("a token is stored as its SHA-256") {
    // FIPS 180-2, appendix B.1.
    CHECK(to_hex(auth::token_hash("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a CSRF token belongs to one session and does not give its secret away") {
    CountingRng rng;
    const auto first = auth::new_session_secret(rng);
    const auto second = auth::new_session_secret(rng);
    CHECK(first.size() == 43);
    CHECK(auth::csrf_token(first) == auth::csrf_token(first));
    CHECK(auth::csrf_token(first) != auth::csrf_token(second));
    CHECK(auth::csrf_token(first).find(first) == std::string::npos);
    CHECK(auth::csrf_token(first).size() == 43);
    // HMAC-SHA-256, recomputed with another implementation:
    // printf 'saksgang csrf 1' | openssl dgst -sha256 -hmac abc -binary | basenc --base64url
    CHECK(auth::csrf_token("abc") == "HbJ2mHcsVeSREUBNRodZ_7Pmo5_obEDwt3zSLGVr3jc");
}

TEST_CASE("secrets compare equal only when every byte does") {
    CHECK(auth::equal_in_constant_time("", ""));
    CHECK(auth::equal_in_constant_time("abc", "abc"));
    CHECK_FALSE(auth::equal_in_constant_time("abc", "abd"));
    CHECK_FALSE(auth::equal_in_constant_time("abc", "ab"));
    CHECK_FALSE(auth::equal_in_constant_time("", "a"));
}

TEST_CASE("a pseudonym is p- and 16 hex digits") {
    CountingRng rng;
    CHECK(auth::new_pseudonym(rng).value == "p-0001020304050607");
    CHECK(auth::new_pseudonym(rng).value == "p-08090a0b0c0d0e0f");
}

TEST_CASE("a sealed secret opens with the key it was sealed with") {
    auth::SystemRng rng;
    for (const std::string plain : {"", "x", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}) {
        const auto sealed = auth::seal_secret(test_key(), plain, rng);
        CHECK(sealed.size() == plain.size() + 41);
        const auto opened = auth::open_secret(test_key(), sealed);
        REQUIRE(opened.has_value());
        CHECK(*opened == plain);
    }
}

TEST_CASE("sealing the same secret twice gives different bytes") {
    auth::SystemRng rng;
    CHECK(auth::seal_secret(test_key(), "whsec_x", rng) !=
          auth::seal_secret(test_key(), "whsec_x", rng));
}

TEST_CASE("a sealed secret with any bit changed, cut short or under another key is tampered") {
    auth::SystemRng rng;
    const auto sealed = auth::seal_secret(test_key(), "whsec_x", rng);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto opened = auth::open_secret(test_key(), changed);
        INFO("byte " << i);
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().code == Errc::tampered);
    }
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        INFO("cut to " << size);
        CHECK_FALSE(auth::open_secret(test_key(), sealed.substr(0, size)).has_value());
    }
    CHECK_FALSE(auth::open_secret(test_key('x'), sealed).has_value());
}
