// SPDX-License-Identifier: EUPL-1.2
// Events to data and back, for every event there is: what was written comes back, and nothing else
// is read.
#include "workflows/event_codec.hpp"

#include <functional>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/unit/workflows/random_events.hpp"
#include "workflows/journal/entry.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::workflows {
namespace {

namespace json = boost::json;

Events sealed_of_each(std::uint32_t seed, Filling filling) {
    Events events = one_of_each(seed, filling);
    SeededRng rng{seed};
    for (Event& event : events)
        seal(event, rng);
    return events;
}

journal::Entry entry_of(const Event& event) {
    journal::Entry entry;
    entry.type = type_of(event);
    entry.subject = "document/strategi";
    entry.data = encode(event);
    return entry;
}

// Calls `each` once for every value within `root`, with the value changed in place, and puts it
// back afterwards.
using Change = std::function<void(json::value&)>;
void with_each_value(json::value& at, const Change& change, const std::function<void()>& each) {
    const json::value before = at;
    change(at);
    if (at != before) each();
    at = before;
    if (auto* object = at.if_object()) {
        for (auto& member : *object)
            with_each_value(member.value(), change, each);
    } else if (auto* array = at.if_array()) {
        for (json::value& item : *array)
            with_each_value(item, change, each);
    }
}

// No change of this kind, made anywhere in any event, may be read.
void check_never_read(const Change& change) {
    for (const Event& event : sealed_of_each(5, Filling::everything)) {
        json::value data = encode(event);
        int changes = 0;
        with_each_value(data, change, [&] {
            if (!data.is_object()) return;  // the seam takes an object
            ++changes;
            const auto read = decode(type_of(event), data.get_object());
            INFO(type_of(event) << ' ' << json::serialize(data));
            REQUIRE_FALSE(read.has_value());
            CHECK(read.error().code == Errc::tampered);
            CHECK_FALSE(read.error().field.empty());
        });
        INFO(type_of(event));
        CHECK(changes > 0);
    }
}

Errc refusal(std::string_view type, const json::object& data, std::string_view field) {
    const auto read = decode(type, data);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().field == field);
    return read.error().code;
}

json::object full_data_of(std::string_view type) {
    for (const Event& event : sealed_of_each(10, Filling::everything)) {
        if (type_of(event) == type) return encode(event);
    }
    return {};
}

json::object data_of(std::string_view text) {
    return json::parse(text).get_object();
}

}  // namespace

TEST_CASE("every event comes back from its leaf as it was") {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        for (const Event& event : sealed_of_each(seed, Filling::at_random)) {
            INFO("seed " << seed << ' ' << type_of(event));
            const auto leaf = journal::encode(entry_of(event));
            REQUIRE(leaf.has_value());
            const auto entry = journal::decode(*leaf);
            REQUIRE(entry.has_value());
            const auto read = decode(entry->type, entry->data);
            REQUIRE(read.has_value());
            REQUIRE(*read == event);
        }
    }
}

TEST_CASE("an event with nothing optional, and one with everything, come back too") {
    for (const Filling filling : {Filling::nothing, Filling::everything}) {
        for (const Event& event : sealed_of_each(1, filling)) {
            INFO(type_of(event));
            CHECK(decode(type_of(event), encode(event)).value() == event);
        }
    }
}

TEST_CASE("every event has a type of its own, and the type alone picks it") {
    std::set<std::string_view> types;
    for (const Event& event : sealed_of_each(2, Filling::nothing)) {
        types.insert(type_of(event));
        CHECK(decode(type_of(event), encode(event)).value().index() == event.index());
    }
    CHECK(types.size() == std::variant_size_v<Event>);
    CHECK(refusal("document.vanished", {}, "type") == Errc::tampered);
    CHECK(refusal("", {}, "type") == Errc::tampered);
}

TEST_CASE("what is absent is left out, and null does not stand for it") {
    const Event event = SeatAssigned{BodySlug{"styret"}, SeatSlug{"oslo"}, {}, {}};
    CHECK(encode(event) == data_of(R"({"body":"styret","seat":"oslo"})"));
    CHECK(refusal("seat.assigned", data_of(R"({"body":"styret","seat":"oslo","holder":null})"),
                  "holder") == Errc::tampered);
}

TEST_CASE("sealing puts a commitment in the place of the words, and the words never reach a leaf") {
    int contents_seen = 0;
    for (Event event : one_of_each(3, Filling::everything)) {
        SeededRng rng{3};
        const auto contents = seal(event, rng);
        const auto leaf = journal::encode(entry_of(event)).value();
        INFO(leaf);
        CHECK(leaf.find("Hemmelig") == std::string::npos);
        for (const SealedContent& content : contents) {
            ++contents_seen;
            CHECK(content.bytes.starts_with("Hemmelig om " + content.name));
            CHECK(content.commitment == journal::commitment(content.salt, content.bytes));
            CHECK(encode(event).at(content.name) ==
                  json::object{{"commitment", to_hex(content.commitment)}});
            CHECK(leaf.find(to_hex(content.salt)) == std::string::npos);
        }
    }
    CHECK(contents_seen == 13);
}

TEST_CASE("the same words sealed twice cannot be told to be the same") {
    SeededRng rng{4};
    Event first = MilestoneCancelled{MilestoneSlug{"mote"}, Committed::of("avlyst")};
    Event second = first;
    const auto one = seal(first, rng);
    const auto other = seal(second, rng);
    REQUIRE(one.size() == 1);
    REQUIRE(other.size() == 1);
    CHECK(one[0].bytes == other[0].bytes);
    CHECK(one[0].salt != other[0].salt);
    CHECK(first != second);
}

TEST_CASE("sealing what has no words draws nothing and changes nothing") {
    struct NoRng final : Rng {
        void fill(std::span<std::uint8_t>) override { FAIL("no salt is needed"); }
    } rng;
    for (Event event : one_of_each(6, Filling::nothing)) {
        const Event before = event;
        CHECK(seal(event, rng).empty());
        CHECK(event == before);
    }
    Event sealed = sealed_of_each(6, Filling::everything).back();
    CHECK(seal(sealed, rng).empty());
}

TEST_CASE("no value may be of another kind, anywhere") {
    check_never_read([](json::value& value) { value = nullptr; });
    check_never_read([](json::value& value) { value = 1.5; });
    check_never_read([](json::value& value) {
        value = value.is_string() ? json::value(7) : json::value("text");
    });
    check_never_read([](json::value& value) {
        value = value.is_object() ? json::value(json::array{}) : json::value(json::object{});
    });
}

TEST_CASE("no field may be added, in the event or in any object within it") {
    check_never_read([](json::value& value) {
        if (value.is_object()) value.get_object()["zz_unknown"] = true;
    });
}

TEST_CASE("no number may be larger than its field holds") {
    for (const Event& event : sealed_of_each(8, Filling::everything)) {
        json::value data = encode(event);
        with_each_value(
            data,
            [](json::value& value) {
                if (value.is_int64()) value = std::uint64_t{1} << 63;
            },
            [&] { CHECK_FALSE(decode(type_of(event), data.get_object()).has_value()); });
    }
    constexpr auto votes = R"({"in_favour":@,"against":0,"abstained":0})";
    for (const std::string_view number : {"2147483648", "-2147483649"}) {
        std::string text{votes};
        text.replace(text.find('@'), 1, number);
        json::object data = full_data_of("decision.recorded");
        data["votes"] = json::parse(text);
        CHECK(refusal("decision.recorded", data, "votes.in_favour") == Errc::tampered);
    }
}

TEST_CASE("what is counted is never negative") {
    for (const std::int64_t number : {-1, -7}) {
        json::object data = full_data_of("content.erased");
        data["of"] = number;
        CHECK(refusal("content.erased", data, "of") == Errc::tampered);
        data = full_data_of("document.version_saved");
        data["text"].as_object()["version"] = number;
        CHECK(refusal("document.version_saved", data, "text.version") == Errc::tampered);
    }
}

TEST_CASE("a field left out is refused unless the event can do without it") {
    for (const Event& event : sealed_of_each(9, Filling::everything)) {
        const json::object whole = encode(event);
        json::object least = encode(sealed_of_each(9, Filling::nothing)[event.index()]);
        for (const auto& member : whole) {
            json::object data = whole;
            data.erase(member.key());
            const bool needed = least.contains(member.key());
            INFO(type_of(event) << " without " << member.key());
            CHECK(decode(type_of(event), data).has_value() != needed);
        }
    }
}

TEST_CASE("texts are read in their one form only, and the refusal names the place") {
    const auto moved = [](std::string_view name, std::string_view text) {
        json::object data =
            data_of(R"({"milestone":"mote","from":"2024-06-12","reason":{"commitment":"@"}})");
        data["reason"] = json::object{{"commitment", to_hex(Sha256{})}};
        data[name] = text;
        return data;
    };
    CHECK(decode("milestone.moved", moved("from", "2024-06-13")).has_value());
    CHECK(refusal("milestone.moved", moved("from", "2024-6-13"), "from") == Errc::tampered);
    CHECK(refusal("milestone.moved", moved("from", "2024-02-30"), "from") == Errc::tampered);
    CHECK(refusal("milestone.moved", moved("milestone", "Møte"), "milestone") == Errc::tampered);
    CHECK(refusal("milestone.moved", moved("milestone", ""), "milestone") == Errc::tampered);
    CHECK(refusal("milestone.moved", moved("reason", "avlyst"), "reason") == Errc::tampered);

    json::object data = moved("from", "2024-06-13");
    data["reason"] = json::object{{"commitment", std::string(64, 'A')}};
    CHECK(refusal("milestone.moved", data, "reason.commitment") == Errc::tampered);
    data["reason"] = json::object{};
    CHECK(refusal("milestone.moved", data, "reason.commitment") == Errc::tampered);
    data["reason"] = json::object{{"text", "avlyst"}, {"commitment", std::string(64, '0')}};
    CHECK(refusal("milestone.moved", data, "reason.text") == Errc::tampered);

    CHECK(refusal("seat.assigned",
                  data_of(R"({"body":"styret","seat":"oslo","holder":"Ola Nordmann"})"),
                  "holder") == Errc::tampered);
}

TEST_CASE("a fault deep inside is named by its whole path") {
    json::object data = full_data_of("body.defined");
    data["body"].as_object()["seats"].as_array()[0].as_object()["slug"] = "Ås";
    CHECK(refusal("body.defined", data, "body.seats[0].slug") == Errc::tampered);
    data = full_data_of("body.defined");
    data["body"].as_object()["mandate"].as_array()[0] = "veto";
    CHECK(refusal("body.defined", data, "body.mandate[0]") == Errc::tampered);
}

}  // namespace saksgang::workflows
