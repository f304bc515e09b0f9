// SPDX-License-Identifier: EUPL-1.2
#include "workflows/core/ids.hpp"

#include <set>

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/random.hpp"

namespace saksgang {

static_assert(!std::is_convertible_v<BodySlug, SeatSlug>);
static_assert(!std::is_convertible_v<VersionNumber, DecisionNumber>);
static_assert(!std::is_convertible_v<Oid, Sha256>);
static_assert(!std::is_convertible_v<std::int64_t, Seq>);

TEST_CASE("slugs are lower-case letters, digits and single inner hyphens") {
    const std::string longest(limits::slug_bytes_max, 'a');
    const std::string_view slugs[] = {
        "a", "7", "styret", "faggruppe-samferdsel", "2024-01", "a-b-c", std::string_view{longest}};
    for (const std::string_view slug : slugs) {
        INFO(slug);
        CHECK(is_slug(slug));
    }
    const std::string too_long = longest + 'a';
    const std::string_view others[] = {"",
                                       "-",
                                       "-a",
                                       "a-",
                                       "a--b",
                                       "A",
                                       "Styret",
                                       "høring",
                                       "a b",
                                       "a_b",
                                       "a.b",
                                       "a/b",
                                       "..",
                                       "a\n",
                                       std::string_view{"a\0b", 3},
                                       std::string_view{too_long}};
    for (const std::string_view text : others) {
        INFO(text);
        CHECK_FALSE(is_slug(text));
    }
    for (int byte = 0; byte < 256; ++byte) {
        const auto c = static_cast<char>(byte);
        const bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        CHECK(is_slug(std::string(1, c)) == allowed);
    }
}

TEST_CASE("a text that is no slug is refused under the name of its field") {
    CHECK(parse_slug<BodySlug>("styret", "body").value() == BodySlug{"styret"});
    const auto refused = parse_slug<BodySlug>("Styret", "body");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Errc::invalid_input);
    CHECK(refused.error().field == "body");
    CHECK(refused.error().message.find("64") != std::string::npos);
}

TEST_CASE("bytes are written as lower-case hex and read back") {
    Oid oid;
    for (std::size_t i = 0; i < Oid::size; ++i) {
        oid.value[i] = static_cast<std::uint8_t>(i * 13 + 7);
    }
    const auto hex = to_hex(oid);
    CHECK(hex == "0714212e3b4855626f7c8996a3b0bdcad7e4f1fe");
    CHECK(from_hex<Oid>(hex) == oid);
    for (int byte = 0; byte < 256; ++byte) {
        Bytes<struct OneTag, 1> one{{static_cast<std::uint8_t>(byte)}};
        CHECK(from_hex<Bytes<struct OneTag, 1>>(to_hex(one)) == one);
    }
}

TEST_CASE("hex of another length or spelling is no id") {
    const std::string good(40, 'a');
    CHECK(from_hex<Oid>(good).has_value());
    CHECK_FALSE(from_hex<Sha256>(good).has_value());
    for (const std::string_view bad : {"", "a", "aa"})
        CHECK_FALSE(from_hex<Oid>(bad));
    CHECK_FALSE(from_hex<Oid>(good + "a"));
    CHECK_FALSE(from_hex<Oid>(good + "aa"));
    CHECK_FALSE(from_hex<Oid>(std::string(40, 'A')));
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const char c : {'g', 'F', ' ', '-', '/', ':', '\0'}) {
            std::string bad = good;
            bad[i] = c;
            CHECK_FALSE(from_hex<Oid>(bad));
        }
    }
}

TEST_CASE("a pseudonym is p- and sixteen hex digits, and no name is one") {
    CHECK(is_pseudonym("p-0123456789abcdef"));
    for (const std::string_view text :
         {"", "p-", "p-0123456789abcde", "p-0123456789abcdef0", "p-0123456789abcdeF",
          "P-0123456789abcdef", "0123456789abcdef", "p0123456789abcdef0", "Kari Nordmann",
          "kari@example.no"}) {
        INFO(text);
        CHECK_FALSE(is_pseudonym(text));
    }
}

TEST_CASE("roles have a text each") {
    std::set<std::string_view> names;
    for (const Role role : {Role::secretariat, Role::member, Role::body_secretary, Role::auditor,
                            Role::administrator, Role::system}) {
        names.insert(to_string(role));
        CHECK(role_from(to_string(role)) == role);
    }
    CHECK(names == std::set<std::string_view>{"secretariat", "member", "body_secretary", "auditor",
                                              "administrator", "system"});
    for (const std::string_view text : {"", "Secretariat", "admin", "member "}) {
        CHECK_FALSE(role_from(text).has_value());
    }
}

TEST_CASE("drawing fills every byte from the generator that was handed in") {
    struct Counting final : Rng {
        void fill(std::span<std::uint8_t> bytes) override {
            for (std::uint8_t& byte : bytes)
                byte = next++;
        }
        std::uint8_t next = 1;
    } rng;
    CHECK(to_hex(draw<CommandId>(rng)) == "0102030405060708090a0b0c0d0e0f10");
    CHECK(to_hex(draw<Bytes<struct FourTag, 4>>(rng)) == "11121314");
}

}  // namespace saksgang
