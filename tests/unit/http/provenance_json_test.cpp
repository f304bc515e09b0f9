// SPDX-License-Identifier: EUPL-1.2
// The answer that is written piece by piece is the JSON it is meant to be.
#include "daemon/http/provenance_json.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

store::VersionInShort a_version(std::int64_t number, std::string name, std::string pseudonym) {
    return {.number = {number},
            .name = std::move(name),
            .saved_by = {.role = Role::secretariat, .pseudonym = {std::move(pseudonym)}},
            .saved_at = from_unix_ms(1'710'237'600'007),
            .released_at = std::nullopt};
}

workflows::Decision a_decision(std::int64_t number, std::int64_t version) {
    workflows::Decision decision;
    decision.number = {number};
    decision.body = {"styret"};
    decision.kind = workflows::DecisionKind::statement;
    decision.decided_on = LocalDate{std::chrono::year{2024} / 3 / 20};
    decision.text.version = {version};
    return decision;
}

// Two paragraphs; what cannot stand in JSON as it is stands in the first.
app::ProvenanceView a_view() {
    const std::string text = "Et \"mål\"\\\n\x01og\tto.\n\nTre.\n";
    auto wording = std::make_shared<app::Wording>();
    wording->text = std::make_shared<const std::string>(text);
    wording->paragraphs = {{0, 18}, {20, 24}};
    wording->provenance = {
        .version = {3},
        .origins = {{3, {1}}, {17, {2}}, {5, {1}}},
        .paragraphs = {{.since = {2}, .number = 1}, {.since = {3}, .number = 2}}};
    app::ProvenanceView view{
        .version = {}, .wording = std::move(wording), .paragraph = std::nullopt, .bringers = {}};
    view.version.text.version = {3};
    view.bringers = {.versions = {a_version(1, "Utkast \"A\"", "p-1"), a_version(2, "", "p-1"),
                                  a_version(3, "", "p-2")},
                     .names = {{{"p-1"}, "Kari \"K\" Nordmann"}, {{"p-2"}, ""}},
                     .decisions = {a_decision(4, 1), a_decision(2, 2)}};
    view.bringers.versions[0].released_at = from_unix_ms(1'710'237'600'000);
    return view;
}

TEST_CASE("a provenance is told paragraph by paragraph, each version and decision once") {
    const auto told = json::parse(provenance_json(a_view())).as_object();
    CHECK(told.at("version") == 3);
    CHECK(told.at("text_sha256").as_string() == std::string(64, '0'));
    CHECK(told.at("paragraphs") == json::parse(R"([
        {"paragraph": 1, "since": 2, "runs": [
            {"version": 1, "text": "Et "},
            {"version": 2, "text": "\"mål\"\\\n\u0001og\tto."}]},
        {"paragraph": 2, "since": 3, "runs": [{"version": 1, "text": "Tre."}]}])"));
    CHECK(told.at("versions") == json::parse(R"([
        {"number": 1, "name": "Utkast \"A\"", "decision": 4,
         "saved_at": "2024-03-12T10:00:00.007Z", "released_at": "2024-03-12T10:00:00.000Z",
         "saved_by": {"role": "secretariat", "pseudonym": "p-1", "name": "Kari \"K\" Nordmann"}},
        {"number": 2, "name": "", "decision": 2,
         "saved_at": "2024-03-12T10:00:00.007Z", "released_at": null,
         "saved_by": {"role": "secretariat", "pseudonym": "p-1", "name": "Kari \"K\" Nordmann"}},
        {"number": 3, "name": "", "decision": null,
         "saved_at": "2024-03-12T10:00:00.007Z", "released_at": null,
         "saved_by": {"role": "secretariat", "pseudonym": "p-2", "name": null}}])"));
    CHECK(told.at("decisions") ==
          json::array{decision_in_short(a_decision(4, 1)), decision_in_short(a_decision(2, 2))});
}

TEST_CASE("of one paragraph, that alone is told") {
    auto view = a_view();
    view.paragraph = 2;
    const auto told = json::parse(provenance_json(view)).as_object();
    const auto& paragraphs = told.at("paragraphs").as_array();
    REQUIRE(paragraphs.size() == 1);
    CHECK(paragraphs[0].at("paragraph") == 2);
    CHECK(paragraphs[0].at("runs").as_array().size() == 1);
}

TEST_CASE("a version is told of as it is in a history, and who decided besides") {
    const auto view = a_view();
    const auto told = json::parse(provenance_json(view)).as_object();
    for (std::size_t i = 0; i < view.bringers.versions.size(); ++i) {
        auto version = told.at("versions").at(i).as_object();
        version.erase("decision");
        const auto& known = view.bringers.versions[i];
        CHECK(version == version_in_short(known, view.bringers.names.at(known.saved_by.pseudonym)));
    }
}

}  // namespace
}  // namespace saksgang::http
