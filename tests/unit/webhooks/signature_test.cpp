// SPDX-License-Identifier: EUPL-1.2
// The Standard Webhooks test vectors, and every way a message can fail to be ours.
#include "webhooks/signature.hpp"

#include "tests/support/catch.hpp"
#include "webhooks/base64.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

using std::chrono::seconds;

struct Vector {
    std::string_view name;
    std::string secret;
    std::string id;
    std::int64_t unix_seconds;
    std::string body;
    std::string signature;
};

const std::string body_c =
    R"({"type":"draft.stage_changed","timestamp":"2026-01-01T00:00:00Z","data":{"id":"drf_42",)"
    R"("title":"Überarbeitung – Kündigungsfrist ✓","from":"review","to":"approved"}})";
const std::string secret_c = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const std::string secret_c_old = "whsec_/v38+/r5+Pf29fTz8vHw7+7t7Ovq6ejn5uXk4+Lh4N8=";

const std::vector<Vector> vectors = {
    {"A", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
     R"({"test": 2432232314})", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="},
    {"B", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", 1649367553,
     R"({"email":"test@example.com","username":"test_user"})",
     "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw="},
    {"C", secret_c, "msg_01J9ZK3V5Q8M7T2W4X6Y8A0BCD", 1767225600, body_c,
     "v1,EDTHGYZoPHTwX/kwkEFp1UhS9jk8THZp5bG0Qn3/Lsg="},
    {"C, old key", secret_c_old, "msg_01J9ZK3V5Q8M7T2W4X6Y8A0BCD", 1767225600, body_c,
     "v1,xKLpXpAw8kZCugeYRay6kKb8N9qPaDje7eNp0jN0Evo="},
    {"D", secret_c, "msg_0", 1767225600, "", "v1,8ZmVhNFg1kYyB4Vy9KnrZzUYdl8WZ/7nsA0OFb1pmJI="},
};

std::string header_for(const Vector& vector, const std::vector<std::string>& secrets) {
    const SignedMessage message{
        .id = vector.id, .unix_seconds = vector.unix_seconds, .body = vector.body};
    const auto header = signature_header(message, secrets);
    REQUIRE(header);
    return *header;
}

Instant at(std::int64_t unix_seconds) {
    return Instant{seconds{unix_seconds}};
}

std::vector<Secret> keys(const std::vector<std::string>& texts) {
    std::vector<Secret> secrets;
    for (const std::string& text : texts)
        secrets.push_back(parse_secret(text).value());
    return secrets;
}

// Vector A as a receiver gets it; tests spoil one part of it.
struct Received {
    std::string id = vectors[0].id;
    std::string timestamp = std::to_string(vectors[0].unix_seconds);
    std::string signature = vectors[0].signature;
    std::string body = vectors[0].body;
    Instant now = at(vectors[0].unix_seconds);
    std::vector<std::string> secrets = {vectors[0].secret};

    Result<void> verified() const {
        return verify({.id = id, .timestamp = timestamp, .signature = signature, .body = body},
                      keys(secrets), now);
    }
};

}  // namespace

TEST_CASE("signatures equal the published vectors") {
    for (const Vector& vector : vectors) {
        INFO(vector.name);
        CHECK(header_for(vector, {vector.secret}) == vector.signature);
    }
}

TEST_CASE("the vectors verify") {
    for (const Vector& vector : vectors) {
        INFO(vector.name);
        const std::string timestamp = std::to_string(vector.unix_seconds);
        CHECK(verify({.id = vector.id,
                      .timestamp = timestamp,
                      .signature = vector.signature,
                      .body = vector.body},
                     keys({vector.secret}), at(vector.unix_seconds)));
    }
}

TEST_CASE("several secrets give several signatures, present one first, one space between") {
    const std::string header = header_for(vectors[2], {secret_c, secret_c_old});
    CHECK(header == vectors[2].signature + " " + vectors[3].signature);
    Received received{.id = vectors[2].id,
                      .timestamp = std::to_string(vectors[2].unix_seconds),
                      .signature = header,
                      .body = body_c,
                      .now = at(vectors[2].unix_seconds),
                      .secrets = {secret_c}};
    CHECK(received.verified());
    received.secrets = {secret_c_old};
    CHECK(received.verified());
    received.secrets = {vectors[0].secret};
    CHECK_FALSE(received.verified());
    received.secrets = {vectors[0].secret, secret_c_old};
    CHECK(received.verified());
}

TEST_CASE("nothing is signed without a secret, or with one that cannot be read") {
    const SignedMessage message{.id = "msg_1", .unix_seconds = 1, .body = "{}"};
    const std::vector<std::string> none;
    const auto unsigned_message = signature_header(message, none);
    REQUIRE_FALSE(unsigned_message);
    CHECK(unsigned_message.error().code == Errc::invalid_input);
    const std::vector<std::string> broken = {secret_c, "whsec_???"};
    const auto half_signed = signature_header(message, broken);
    REQUIRE_FALSE(half_signed);
    CHECK(half_signed.error().message.find("???") == std::string::npos);
}

TEST_CASE("a changed part of a message does not verify") {
    const std::vector<std::pair<std::string_view, void (*)(Received&)>> changes = {
        {"body", [](Received& r) { r.body += ' '; }},
        {"empty body", [](Received& r) { r.body.clear(); }},
        {"id", [](Received& r) { r.id = "msg_other"; }},
        {"no id", [](Received& r) { r.id.clear(); }},
        {"time", [](Received& r) { r.timestamp = "1614265331"; }},
        {"no time", [](Received& r) { r.timestamp.clear(); }},
        {"no signature", [](Received& r) { r.signature.clear(); }},
        {"another secret", [](Received& r) { r.secrets = {secret_c}; }},
        {"no secret", [](Received& r) { r.secrets.clear(); }},
        {"one bit", [](Received& r) { r.signature[3] = r.signature[3] == 'A' ? 'B' : 'A'; }},
        {"shortened", [](Received& r) { r.signature.resize(r.signature.size() - 4); }},
        {"lengthened", [](Received& r) { r.signature += "AAAA"; }},
        {"no scheme", [](Received& r) { r.signature.erase(0, 3); }},
        {"other scheme", [](Received& r) { r.signature[1] = '2'; }},
        {"ed25519's scheme", [](Received& r) { r.signature.insert(2, "a"); }},
        {"url-safe base64", [](Received& r) { std::ranges::replace(r.signature, '+', '-'); }},
        {"comma for space", [](Received& r) { r.signature = "v1,AAAA," + r.signature; }},
    };
    for (const auto& [name, change] : changes) {
        INFO(name);
        Received received;
        change(received);
        const auto verified = received.verified();
        REQUIRE_FALSE(verified);
        CHECK(verified.error().code == Errc::unauthenticated);
    }
}

TEST_CASE("a signature of ours is found among others, wherever it stands") {
    for (const std::string& others : {"v1a,AAAA {} v2,BBBB", "{} v1,CCCC", "v1,CCCC  {}", " {} "}) {
        INFO(others);
        Received received;
        std::string header = others;
        header.replace(header.find("{}"), 2, received.signature);
        received.signature = header;
        CHECK(received.verified());
    }
}

TEST_CASE("a message counts within five minutes either way") {
    const std::int64_t sent = vectors[0].unix_seconds;
    struct Case {
        std::int64_t apart;
        bool accepted;
    };
    for (const Case& one :
         {Case{0, true}, Case{299, true}, Case{-299, true}, Case{300, true}, Case{-300, true},
          Case{301, false}, Case{-301, false}, Case{86'400, false}}) {
        INFO(one.apart);
        Received received;
        received.now = at(sent + one.apart);
        CHECK(received.verified().has_value() == one.accepted);
    }
}

TEST_CASE("a time that is not whole seconds is refused as such") {
    for (const char* timestamp :
         {"1614265330000", "1614265330.0", "1.6e9", "+1614265330", "-1614265330", " 1614265330",
          "1614265330 ", "0x6037b172", "now", "99999999999999999999"}) {
        INFO(timestamp);
        Received received;
        received.timestamp = timestamp;
        const auto verified = received.verified();
        REQUIRE_FALSE(verified);
        CHECK(verified.error().field == "webhook-timestamp");
    }
}

}  // namespace saksgang::webhooks
