// SPDX-License-Identifier: EUPL-1.2
// A leaf's bytes are for ever: written in one way, read in no other.
#include "workflows/journal/entry.hpp"

#include <fmt/format.h>

#include <string>

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::journal {
namespace {

namespace json = boost::json;

Entry an_entry() {
    Entry entry;
    entry.seq = Seq{41};
    for (std::size_t i = 0; i < CommandId::size; ++i) {
        entry.command_id.value[i] = static_cast<std::uint8_t>(0xA0 + i);
    }
    entry.type = "milestone.held";
    entry.recorded_at = parse_instant("2024-04-29T07:00:00.120Z").value();
    entry.effective_at = parse_instant("2024-04-26T10:00:00.000Z").value();
    entry.actor = {.role = Role::secretariat, .pseudonym = Pseudonym{"p-0123456789abcdef"}};
    entry.subject = "document/strategi";
    entry.data = {{"milestone", "styremote"}, {"held_on", "2024-04-26"}};
    return entry;
}

constexpr std::string_view its_leaf =
    R"({"actor":{"pseudonym":"p-0123456789abcdef","role":"secretariat"},)"
    R"("command_id":"a0a1a2a3a4a5a6a7a8a9aaabacadaeaf",)"
    R"("data":{"held_on":"2024-04-26","milestone":"styremote"},)"
    R"("effective_at":"2024-04-26T10:00:00.000Z","recorded_at":"2024-04-29T07:00:00.120Z",)"
    R"("seq":41,"subject":"document/strategi","type":"milestone.held","v":1})";

std::string with(std::string_view old_part, std::string_view new_part) {
    std::string leaf{its_leaf};
    const auto at = leaf.find(old_part);
    REQUIRE(at != std::string::npos);
    return leaf.replace(at, old_part.size(), new_part);
}

void check_same(const Entry& left, const Entry& right) {
    CHECK(left.v == right.v);
    CHECK(left.seq == right.seq);
    CHECK(left.command_id == right.command_id);
    CHECK(left.type == right.type);
    CHECK(left.recorded_at == right.recorded_at);
    CHECK(left.effective_at == right.effective_at);
    CHECK(left.actor == right.actor);
    CHECK(left.subject == right.subject);
    CHECK(left.data == right.data);
}

}  // namespace

TEST_CASE("an entry has these bytes and no others") {
    CHECK(encode(an_entry()).value() == its_leaf);
    CHECK(canonical_json(json::parse(its_leaf)).value() == its_leaf);
}

TEST_CASE("a leaf gives back the entry it was made of") {
    check_same(decode(its_leaf).value(), an_entry());

    Entry entry = an_entry();
    entry.seq = Seq{0};
    entry.actor = {};  // a program on its own behalf
    entry.subject = "council";
    entry.data = {};
    entry.recorded_at = from_unix_ms(0);
    entry.effective_at = from_unix_ms(-1);
    check_same(decode(encode(entry).value()).value(), entry);
}

TEST_CASE("every role has a leaf and comes back") {
    for (const Role role : {Role::secretariat, Role::member, Role::body_secretary, Role::auditor,
                            Role::administrator, Role::system}) {
        Entry entry = an_entry();
        entry.actor.role = role;
        CHECK(decode(encode(entry).value()).value().actor.role == role);
    }
}

TEST_CASE("leaves that say the same in other bytes are refused") {
    const std::pair<std::string, const char*> others[] = {
        {with(R"("seq":41)", R"("seq": 41)"), "a blank"},
        {std::string{its_leaf} + "\n", "a line break at the end"},
        {" " + std::string{its_leaf}, "a blank first"},
        {"\xEF\xBB\xBF" + std::string{its_leaf}, "a byte order mark"},
        {with(R"("seq":41,"subject":"document/strategi",)",
              R"("subject":"document/strategi","seq":41,)"),
         "keys in another order"},
        {with(R"("held_on":"2024-04-26","milestone":"styremote")",
              R"("milestone":"styremote","held_on":"2024-04-26")"),
         "the same, within data"},
        {with(R"("seq":41)", R"("seq":41,"seq":41)"), "a key twice"},
        {with(R"("seq":41)", R"("seq":40,"seq":41)"), "a key twice, with two values"},
        {with(R"("milestone":)", R"("held_on":"2024-04-26","milestone":)"), "twice within data"},
        {with("styremote", "styrem\\u006fte"), "an escape that need not be"},
        {with("document/strategi", "document\\/strategi"), "an escaped slash"},
        {with("styremote", "styremote\\u000A"), "a control's long escape"},
        {with("styremote", "styremote\\u001F"), "an escape in upper case"},
        {with(R"("seq":41)", R"("seq":41.0)"), "a fraction"},
        {with(R"("seq":41)", R"("seq":4.1e1)"), "an exponent"},
        {with(R"("seq":41)", R"("seq":-0)"), "minus nothing"},
        {with("a0a1", "A0a1"), "hex in upper case"},
        {with("10:00:00.000Z", "10:00:00Z"), "an instant without milliseconds"},
        {with("10:00:00.000Z", "10:00:00.000+00:00"), "an instant with an offset"},
    };
    for (const auto& [leaf, what] : others) {
        INFO(what);
        const auto entry = decode(leaf);
        REQUIRE_FALSE(entry.has_value());
        CHECK(entry.error().code == Errc::tampered);
    }
}

TEST_CASE("leaves that are no entries are refused, and the field is named") {
    struct Row {
        std::string leaf;
        std::string_view field;
    };
    const Row rows[] = {
        {"", ""},
        {"null", ""},
        {"[]", ""},
        {"{}", "v"},
        {with(R"(,"v":1)", ""), "v"},
        {with(R"("v":1)", R"("v":0)"), "v"},
        {with(R"("v":1)", R"("v":2)"), "v"},
        {with(R"("v":1)", R"("v":"1")"), "v"},
        {with(R"("seq":41,)", ""), "seq"},
        {with(R"("seq":41)", R"("seq":-1)"), "seq"},
        {with(R"("seq":41)", R"("seq":null)"), "seq"},
        {with(R"("seq":41)", R"("seq":9007199254740992)"), "seq"},
        {with(R"("seq":41)", R"("seq":18446744073709551615)"), "seq"},
        {with(R"("command_id":"a0a1)", R"("command_id":"g0a1)"), "command_id"},
        {with(R"("command_id":"a0a1)", R"("command_id":"a0)"), "command_id"},
        {with(R"("command_id":"a0a1)", R"("command_id":"a0a1a2)"), "command_id"},
        {with(R"("type":"milestone.held",)", ""), "type"},
        {with(R"("type":"milestone.held")", R"("type":7)"), "type"},
        {with("2024-04-29T07", "2024-02-30T07"), "recorded_at"},
        {with("2024-04-26T10", "2024-04-26T24"), "effective_at"},
        {with(R"("role":"secretariat")", R"("role":"mayor")"), "role"},
        {with(R"("pseudonym":"p-0123456789abcdef",)", ""), "pseudonym"},
        {with("p-0123456789abcdef", "Ola Nordmann"), "actor"},
        {with(R"({"pseudonym":"p-0123456789abcdef","role":"secretariat"})", "[]"), "actor"},
        {with(R"("subject":"document/strategi")", R"("subject":null)"), "subject"},
        {with(R"({"held_on":"2024-04-26","milestone":"styremote"})", "[]"), "data"},
        {with(R"("2024-04-26","milestone")", R"(2024.5,"milestone")"), "held_on"},
    };
    for (const auto& [leaf, field] : rows) {
        INFO(leaf);
        const auto entry = decode(leaf);
        REQUIRE_FALSE(entry.has_value());
        CHECK(entry.error().code == Errc::tampered);
        CHECK(entry.error().field == field);
    }
}

TEST_CASE("a field nobody knows is refused, in the frame and in the actor") {
    CHECK_FALSE(decode(with(R"("v":1)", R"("v":1,"w":1)")).has_value());
    CHECK_FALSE(decode(with(R"("role":"secretariat")", R"("role":"secretariat","x":1)")));
}

TEST_CASE("no part of a leaf is a leaf") {
    for (std::size_t length = 0; length < its_leaf.size(); ++length) {
        REQUIRE_FALSE(decode(its_leaf.substr(0, length)).has_value());
    }
}

TEST_CASE("change any byte to any other: refused, or another entry with exactly those bytes") {
    const Entry original = an_entry();
    int others = 0;
    for (std::size_t i = 0; i < its_leaf.size(); ++i) {
        for (int value = 0; value < 256; ++value) {
            std::string leaf{its_leaf};
            if (leaf[i] == static_cast<char>(value)) continue;
            leaf[i] = static_cast<char>(value);
            const auto entry = decode(leaf);
            if (!entry) {
                if (entry.error().code != Errc::tampered) FAIL(leaf);
                continue;
            }
            ++others;
            if (encode(*entry).value() != leaf) FAIL(leaf);
        }
    }
    CHECK(others > 0);
}

TEST_CASE("a leaf may be as long as a tile can hold, and not a byte longer") {
    Entry entry = an_entry();
    entry.data = {{"note", ""}};
    const std::size_t frame = encode(entry).value().size();
    entry.data["note"] = std::string(limits::leaf_bytes_max - frame, 'x');
    const auto longest = encode(entry).value();
    CHECK(longest.size() == limits::leaf_bytes_max);
    CHECK(decode(longest).has_value());

    entry.data["note"] = std::string(limits::leaf_bytes_max - frame + 1, 'x');
    const auto too_long = encode(entry);
    REQUIRE_FALSE(too_long.has_value());
    CHECK(too_long.error().code == Errc::invalid_input);
    CHECK(too_long.error().message.find("65536") != std::string::npos);

    const auto read = decode(std::string(limits::leaf_bytes_max + 1, ' '));
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == Errc::tampered);
}

TEST_CASE("data may nest to the limit, and what may be written can be read") {
    for (const std::size_t depth : {limits::leaf_depth_max, limits::leaf_depth_max + 1}) {
        json::value value = json::object{};
        for (std::size_t i = 1; i < depth; ++i)
            value = json::object{{"in", std::move(value)}};
        Entry entry = an_entry();
        entry.data = value.get_object();
        const auto leaf = encode(entry);
        REQUIRE(leaf.has_value() == (depth <= limits::leaf_depth_max));
        if (leaf) check_same(decode(*leaf).value(), entry);
    }
    std::string bomb = with(R"("2024-04-26","milestone")", R"(@,"milestone")");
    bomb.replace(bomb.find('@'), 1, std::string(30'000, '[') + std::string(30'000, ']'));
    CHECK(decode(bomb).error().code == Errc::tampered);
}

TEST_CASE("what cannot be written is refused with its field") {
    const auto refused_field = [](const Entry& entry) {
        const auto leaf = encode(entry);
        REQUIRE_FALSE(leaf.has_value());
        CHECK(leaf.error().code == Errc::invalid_input);
        return leaf.error().field;
    };
    Entry entry = an_entry();
    entry.data["note"] = "caf\xE9";
    CHECK(refused_field(entry) == "note");

    entry = an_entry();
    entry.actor.pseudonym.value = "kari@example.no";
    CHECK(refused_field(entry) == "actor");

    entry = an_entry();
    entry.recorded_at = Instant::max();
    CHECK(refused_field(entry) == "recorded_at");

    entry = an_entry();
    entry.effective_at = parse_instant("0000-01-01T00:00:00.000Z").value() - Milliseconds{1};
    CHECK(refused_field(entry) == "effective_at");

    entry.effective_at += Milliseconds{1};
    CHECK(encode(entry).has_value());
    entry.effective_at = parse_instant("9999-12-31T23:59:59.999Z").value();
    check_same(decode(encode(entry).value()).value(), entry);
}

}  // namespace saksgang::journal
