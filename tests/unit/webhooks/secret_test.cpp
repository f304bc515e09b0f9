// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/secret.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/webhooks/counting_rng.hpp"
#include "webhooks/base64.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

std::vector<std::uint8_t> bytes(std::string_view text) {
    return {text.begin(), text.end()};
}

std::string secret_of(std::size_t size) {
    return "whsec_" + encode_base64(std::vector<std::uint8_t>(size, 7));
}

}  // namespace

TEST_CASE("base64 is RFC 4648's, both ways") {
    const std::vector<std::pair<std::string_view, std::string_view>> table = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xFB\xFF", "+/8="}};
    for (const auto& [plain, coded] : table) {
        INFO(coded);
        CHECK(encode_base64(bytes(plain)) == coded);
        CHECK(decode_base64(coded) == bytes(plain));
    }
}

TEST_CASE("base64 that encoding would not have written is refused") {
    for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "=", "====", "Zm9v\n", " Zm9v", "Zm-v",
                             "Zm_v", "Zh==", "Zm9=", "Z=g=", "Zm8=Zm8="}) {
        INFO(text);
        CHECK_FALSE(decode_base64(text));
    }
}

TEST_CASE("every length up to three groups comes back from base64") {
    for (std::size_t size = 0; size < 10; ++size) {
        std::vector<std::uint8_t> some;
        for (std::size_t i = 0; i < size; ++i)
            some.push_back(static_cast<std::uint8_t>(251 + i));
        CHECK(decode_base64(encode_base64(some)) == some);
    }
}

TEST_CASE("a secret holds 24 to 64 bytes") {
    CHECK_FALSE(parse_secret(secret_of(23)));
    CHECK(parse_secret(secret_of(24)));
    CHECK(parse_secret(secret_of(64)));
    CHECK_FALSE(parse_secret(secret_of(65)));
}

TEST_CASE("a secret that cannot be read is refused without being quoted") {
    for (const char* text :
         {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
          "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS-",
          "whsec_not/base64!"}) {
        INFO(text);
        const auto parsed = parse_secret(text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == Errc::invalid_input);
        CHECK(parsed.error().field == "secret");
        CHECK(parsed.error().message.find("MfKQ") == std::string::npos);
    }
}

TEST_CASE("a new secret is 32 drawn bytes, and another the next time") {
    CountingRng rng;
    const std::string first = new_secret(rng);
    const std::string second = new_secret(rng);
    CHECK(parse_secret(first).value().key.size() == limits::secret_bytes_new);
    CHECK(first != second);
}

}  // namespace saksgang::webhooks
