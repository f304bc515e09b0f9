// SPDX-License-Identifier: EUPL-1.2
// The strict reader of command bodies: every kind of field, every kind of fault.
#include "daemon/http/fields.hpp"

#include <boost/json/parse.hpp>

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

json::object object_of(std::string_view text) {
    return json::parse(text).as_object();
}

enum class Colour { red = 1, blue };

std::optional<Colour> colour_from(std::string_view text) {
    if (text == "red") return Colour::red;
    if (text == "blue") return Colour::blue;
    return std::nullopt;
}

TEST_CASE("well formed fields come out as their types") {
    const auto object = object_of(R"({
        "slug": "strategi", "title": "Strategi 2024–2028", "text": "# Mål\n\nÉn linje\n",
        "number": 41, "dry_run": true, "on": "2024-04-26", "colour": "blue",
        "events": ["a", "b"], "none": null,
        "votes": {"in_favour": 30, "against": 0},
        "answers": [{"question": "q-1", "text": ""}, {"question": "q-2"}]})");
    Fields fields(object);
    CHECK(fields.required_slug<DocumentSlug>("slug") == DocumentSlug{"strategi"});
    CHECK(fields.required_string("title", 300) == "Strategi 2024–2028");
    CHECK(fields.required_text("text", 300) == "# Mål\n\nÉn linje\n");
    CHECK(fields.required_integer("number", {.min = 1, .max = 41}) == 41);
    CHECK(fields.required_bool("dry_run"));
    CHECK(format_date(fields.required_date("on")) == "2024-04-26");
    CHECK(fields.required_enum("colour", colour_from, "red, blue") == Colour::blue);
    CHECK(fields.required_strings("events", 2, 1) == std::vector<std::string>{"a", "b"});
    CHECK(fields.has("none"));
    CHECK_FALSE(fields.optional_string("none", 10));

    Fields votes = fields.required_object("votes");
    CHECK(votes.required_integer("in_favour") == 30);
    CHECK(votes.required_integer("against") == 0);
    auto answers = fields.required_objects("answers", 2);
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].required_slug<QuestionSlug>("question").value == "q-1");
    CHECK(answers[0].optional_text("text", 10) == "");
    CHECK(answers[1].required_slug<QuestionSlug>("question").value == "q-2");
    CHECK_FALSE(answers[1].optional_text("text", 10));
    CHECK(fields.done());
}

TEST_CASE("absent optional fields are nothing, and no fault") {
    const json::object object;
    Fields fields(object);
    CHECK_FALSE(fields.has("a"));
    CHECK_FALSE(fields.optional_slug<BodySlug>("a"));
    CHECK_FALSE(fields.optional_string("a", 1));
    CHECK_FALSE(fields.optional_text("a", 1));
    CHECK_FALSE(fields.optional_integer("a"));
    CHECK_FALSE(fields.optional_bool("a"));
    CHECK_FALSE(fields.optional_date("a"));
    CHECK_FALSE(fields.optional_enum("a", colour_from, "red, blue"));
    CHECK_FALSE(fields.optional_strings("a", 1, 1));
    CHECK_FALSE(fields.optional_object("a"));
    CHECK(fields.optional_objects("a", 1).empty());
    CHECK(fields.done());
}

// Reads `a` in the way of the case and gives the key of the one fault it leads to.
using Read = void (*)(Fields&);

struct Faulty {
    std::string_view object;
    Read read;
    std::string_view message;
};

TEST_CASE("each fault names its field and what would be right") {
    const Faulty table[] = {
        {R"({})", [](Fields& f) { f.required_string("a", 9); }, "a must be given"},
        {R"({"a":null})", [](Fields& f) { f.required_string("a", 9); }, "a must be given"},
        {R"({"a":""})", [](Fields& f) { f.required_string("a", 9); }, "a must be given"},
        {R"({"a":1})", [](Fields& f) { f.required_string("a", 9); }, "a must be a text"},
        {R"({"a":"1234"})", [](Fields& f) { f.required_string("a", 3); },
         "a may be at most 3 bytes"},
        {R"({"a":"æø"})", [](Fields& f) { f.optional_string("a", 3); }, "a may be at most 3 bytes"},
        {R"({"a":"1\n2"})", [](Fields& f) { f.optional_string("a", 9); }, "a has line breaks"},
        {R"({"a":"1\u00002"})", [](Fields& f) { f.optional_text("a", 9); }, "a has line breaks"},
        {R"({})", [](Fields& f) { f.required_text("a", 9); }, "a must be given"},
        {R"({"a":"7"})", [](Fields& f) { f.required_integer("a"); }, "a must be a whole number"},
        {R"({"a":1.0})", [](Fields& f) { f.optional_integer("a"); }, "a must be a whole number"},
        {R"({"a":1e3})", [](Fields& f) { f.optional_integer("a"); }, "a must be a whole number"},
        {R"({"a":true})", [](Fields& f) { f.optional_integer("a"); }, "a must be a whole number"},
        {R"({"a":0})", [](Fields& f) { f.optional_integer("a", {.min = 1, .max = 5}); },
         "a must be from 1 to 5"},
        {R"({"a":6})", [](Fields& f) { f.optional_integer("a", {.min = 1, .max = 5}); },
         "a must be from 1 to 5"},
        {R"({"a":18446744073709551615})", [](Fields& f) { f.optional_integer("a"); },
         "a must be from"},
        {R"({"a":"true"})", [](Fields& f) { f.required_bool("a"); }, "a must be true or false"},
        {R"({"a":0})", [](Fields& f) { f.optional_bool("a"); }, "a must be true or false"},
        {R"({"a":"2024-02-30"})", [](Fields& f) { f.required_date("a"); }, "a must be a date"},
        {R"({"a":20240426})", [](Fields& f) { f.optional_date("a"); }, "a must be a text"},
        {R"({"a":"Å"})", [](Fields& f) { f.required_slug<BodySlug>("a"); },
         "a must be small letters"},
        {R"({"a":""})", [](Fields& f) { f.optional_slug<BodySlug>("a"); },
         "a must be small letters"},
        {R"({"a":"green"})", [](Fields& f) { f.required_enum("a", colour_from, "red, blue"); },
         "a must be one of: red, blue"},
        {R"({"a":1})", [](Fields& f) { f.optional_enum("a", colour_from, "red, blue"); },
         "a must be a text"},
        {R"({"a":"x"})", [](Fields& f) { f.required_strings("a", 9, 9); }, "a must be a list"},
        {R"({"a":["x",1]})", [](Fields& f) { f.optional_strings("a", 9, 9); }, "a must be a text"},
        {R"({"a":["x","y"]})", [](Fields& f) { f.optional_strings("a", 1, 9); },
         "a may have at most 1 items"},
        {R"({"a":[]})", [](Fields& f) { f.required_object("a"); }, "a must be an object"},
        {R"({"a":1})", [](Fields& f) { f.optional_object("a"); }, "a must be an object"},
        {R"({"a":{}})", [](Fields& f) { f.required_objects("a", 9); }, "a must be a list"},
        {R"({"a":[{},{}]})", [](Fields& f) { f.optional_objects("a", 1); },
         "a may have at most 1 items"},
    };
    for (const auto& [text, read, message] : table) {
        INFO(text << " " << message);
        const auto object = object_of(text);
        Fields fields(object);
        read(fields);
        const auto result = fields.done();
        REQUIRE_FALSE(result);
        CHECK(result.error().code == Errc::invalid_input);
        CHECK(result.error().field == "a");
        CHECK(result.error().message.starts_with(message));
        CHECK(result.error().reasons.empty());
    }
}

TEST_CASE("a member without a name is named by its pointer") {
    const auto object = object_of(R"({"": 1})");
    Fields fields(object);
    const auto result = fields.done();
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Errc::unknown_field);
    CHECK(result.error().field == "/");
}

TEST_CASE("only so many faults are named at once") {
    json::object object;
    for (std::size_t i = 0; i < 2 * limits::faults_max; ++i)
        object.emplace("unknown" + std::to_string(i), 1);
    Fields fields(object);
    fields.required_string("title", 10);
    const auto result = fields.done();
    REQUIRE_FALSE(result);
    CHECK(result.error().field == "title");
    CHECK(result.error().reasons.size() == limits::faults_max);
}

TEST_CASE("a member nobody asked for is unknown, also deep inside") {
    const auto object = object_of(R"({"a": 1, "extra": 2})");
    Fields fields(object);
    fields.required_integer("a");
    const auto result = fields.done();
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Errc::unknown_field);
    CHECK(result.error().field == "extra");

    const auto nested = object_of(R"({"list": [{"a": 1}, {"a": 1, "extra": 2}]})");
    Fields outer(nested);
    for (Fields& item : outer.required_objects("list", 9))
        item.required_integer("a");
    const auto deep = outer.done();
    REQUIRE_FALSE(deep);
    CHECK(deep.error().field == "/list/1/extra");
}

TEST_CASE("several faults are all told, each as a reason") {
    const auto object = object_of(R"({"b": "x", "votes": {"in_favour": -1}, "extra": 0})");
    Fields fields(object);
    fields.required_string("a", 9);
    fields.required_integer("b");
    Fields votes = fields.required_object("votes");
    votes.required_integer("in_favour", {.min = 0});
    const auto result = fields.done();
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Errc::invalid_input);
    CHECK(result.error().field == "a");
    std::vector<std::string> told;
    for (const Reason& reason : result.error().reasons) {
        told.push_back(reason.kind + ": " + say(Language::en, reason.phrase));
    }
    REQUIRE(told.size() == 4);
    CHECK(told[0] == "invalid_input: a must be given");
    CHECK(told[1] == "invalid_input: b must be a whole number");
    CHECK(told[2].starts_with("invalid_input: /votes/in_favour must be from 0 to"));
    CHECK(told[3] == "unknown_field: extra is not a field of this call: leave it out");
}

TEST_CASE("a missing object is one fault, not one for each of its fields") {
    const json::object object;
    Fields fields(object);
    Fields votes = fields.required_object("votes");
    votes.required_integer("in_favour");
    votes.required_integer("against");
    const auto result = fields.done();
    REQUIRE_FALSE(result);
    CHECK(result.error().field == "votes");
    CHECK(result.error().reasons.empty());
}

TEST_CASE("a rule between fields can blame one of them") {
    const auto object = object_of(R"({"from": 2})");
    Fields fields(object);
    fields.required_integer("from");
    fields.blame("from", {.key = "field.not_date"});
    const auto result = fields.done();
    REQUIRE_FALSE(result);
    CHECK(result.error().message == "from must be a date such as 2024-04-26");
}

}  // namespace
}  // namespace saksgang::http
