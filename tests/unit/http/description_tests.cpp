// SPDX-License-Identifier: EUPL-1.2
// The API's description says what the daemon does: no more routes and codes, and no fewer.
#include <boost/json.hpp>
#include <set>
#include <string>

#include "daemon/http/conditional.hpp"
#include "daemon/http/description.hpp"
#include "daemon/http/route_table.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/error.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;
using Names = std::set<std::string>;

const json::object& at(const json::object& object, std::string_view name) {
    return object.at(name).as_object();
}

std::string upper(std::string_view method) {
    std::string text{method};
    for (char& c : text)
        c = static_cast<char>(c - 'a' + 'A');
    return text;
}

// "GET /livez"
Names described_operations() {
    Names operations;
    for (const auto& [path, item] : at(description().document, "paths")) {
        for (const auto& [method, operation] : item.as_object())
            operations.insert(upper(method) + ' ' + std::string{path});
    }
    return operations;
}

// Those for programs: pages are described by themselves.
Names routed_operations() {
    Names operations;
    for (const Route& route : routes()) {
        if (route.audience == Audience::person) continue;
        operations.insert(std::string{route.method} + ' ' + std::string{route.pattern});
    }
    return operations;
}

Names without(Names names, const Names& others) {
    for (const auto& other : others)
        names.erase(other);
    return names;
}

Names strings(const json::value& list) {
    Names names;
    for (const auto& one : list.as_array())
        names.insert(std::string{std::string_view{one.as_string()}});
    return names;
}

// Every code of the enum, which counts from 1 to `internal`.
Names every_code() {
    Names codes;
    for (int code = 1; code <= static_cast<int>(Errc::internal); ++code)
        codes.insert(std::string{info(static_cast<Errc>(code)).slug});
    return codes;
}

// Every string that stands as the value of "$ref" anywhere below.
void collect_references(const json::value& value, Names& found) {
    if (const auto* array = value.if_array()) {
        for (const auto& item : *array)
            collect_references(item, found);
    }
    const auto* object = value.if_object();
    if (object == nullptr) return;
    for (const auto& [name, member] : *object) {
        if (name == "$ref") found.insert(std::string{std::string_view{member.as_string()}});
        collect_references(member, found);
    }
}

bool has_key_parameter(const json::object& operation) {
    const auto* parameters = operation.if_contains("parameters");
    if (parameters == nullptr) return false;
    Names found;
    collect_references(*parameters, found);
    return found.contains("#/components/parameters/IdempotencyKey");
}

bool answers_with_receipt(const json::object& operation) {
    for (const auto& [status, answer] : at(operation, "responses")) {
        Names found;
        collect_references(answer, found);
        if (found.contains("#/components/schemas/Receipt")) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every route for programs is described, and nothing else is") {
    CHECK(without(routed_operations(), described_operations()) == Names{});
    CHECK(without(described_operations(), routed_operations()) == Names{});
}

TEST_CASE("the codes of the description are those of the error table") {
    const auto& schemas = at(at(description().document, "components"), "schemas");
    const auto described = strings(at(schemas, "ProblemCode").at("enum"));
    CHECK(without(every_code(), described) == Names{});
    CHECK(without(described, every_code()) == Names{});
}

TEST_CASE("an answer's codes have the status that it stands under") {
    const auto& components = at(at(description().document, "components"), "responses");
    const auto check = [&](const std::string& status, const json::value& given) {
        const json::value* answer = &given;
        if (const auto* reference = given.as_object().if_contains("$ref")) {
            const std::string_view name{reference->as_string()};
            answer = &components.at(name.substr(name.rfind('/') + 1));
        }
        boost::system::error_code absent;
        const auto* codes = answer->find_pointer(
            "/content/application~1problem+json/schema/allOf/1/properties/code/enum", absent);
        if (codes == nullptr || status == "default") return;
        for (int code = 1; code <= static_cast<int>(Errc::internal); ++code) {
            const auto& row = info(static_cast<Errc>(code));
            if (!strings(*codes).contains(std::string{row.slug})) continue;
            INFO(row.slug);
            CHECK(std::to_string(row.http_status) == status);
        }
    };
    for (const auto& [path, item] : at(description().document, "paths")) {
        for (const auto& [method, operation] : item.as_object()) {
            INFO(upper(method) << ' ' << std::string{path});
            for (const auto& [status, answer] : at(operation.as_object(), "responses"))
                check(std::string{status}, answer);
        }
    }
}

TEST_CASE("an operation takes an Idempotency-Key exactly when it answers with a receipt") {
    for (const auto& [path, item] : at(description().document, "paths")) {
        for (const auto& [method, operation] : item.as_object()) {
            INFO(upper(method) << ' ' << std::string{path});
            const auto& said = operation.as_object();
            CHECK(has_key_parameter(said) == answers_with_receipt(said));
        }
    }
}

TEST_CASE("what the description refers to is there") {
    const json::value whole(description().document);
    Names found;
    collect_references(whole, found);
    REQUIRE_FALSE(found.empty());
    for (const auto& reference : found) {
        INFO(reference);
        REQUIRE(reference.starts_with("#/"));
        boost::system::error_code absent;
        CHECK(whole.find_pointer(reference.substr(1), absent) != nullptr);
    }
}

TEST_CASE("the limits in the description are the daemon's") {
    struct Row {
        std::string_view pointer;
        std::int64_t limit;
    };
    const auto bytes = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    const Row rows[] = {
        {"/components/parameters/IdempotencyKey/schema/maxLength",
         bytes(limits::idempotency_key_bytes_max)},
        {"/components/parameters/Limit/schema/default", bytes(limits::page_default)},
        {"/components/parameters/Limit/schema/maximum", bytes(limits::page_max)},
        {"/components/schemas/NewAnswer/properties/text/maxLength",
         bytes(limits::answer_bytes_max)},
        {"/components/schemas/NewDecision/properties/note/maxLength",
         bytes(limits::note_bytes_max)},
        {"/components/schemas/NewDocument/properties/title/maxLength",
         bytes(limits::title_bytes_max)},
        {"/components/schemas/NewEndpoint/properties/events/maxItems",
         bytes(limits::endpoint_filters_max)},
        {"/components/schemas/NewEndpoint/properties/url/maxLength",
         bytes(limits::endpoint_url_bytes_max)},
        {"/components/schemas/NewPerson/properties/email/maxLength",
         bytes(limits::email_bytes_max)},
        {"/components/schemas/NewPerson/properties/password/maxLength",
         bytes(limits::password_bytes_max)},
        {"/components/schemas/NewRelease/properties/name/maxLength", bytes(limits::name_bytes_max)},
        {"/components/schemas/NewResponse/properties/answers/maxItems", bytes(limits::answers_max)},
        {"/components/schemas/NewText/properties/text/maxLength", bytes(limits::text_bytes_max)},
        {"/components/schemas/NewToken/properties/expires_in_days/maximum",
         limits::token_lifetime_max.count()},
        {"/components/schemas/Slug/maxLength", bytes(limits::slug_bytes_max)},
        {"/paths/~1api~1v1~1journal/get/parameters/1/schema/maximum",
         bytes(limits::journal_page_max)},
        {"/paths/~1api~1v1~1journal/get/parameters/3/schema/maximum",
         limits::journal_wait_max.count()},
    };
    const json::value whole(description().document);
    for (const Row& row : rows) {
        INFO(row.pointer);
        boost::system::error_code absent;
        const auto* said = whole.find_pointer(row.pointer, absent);
        REQUIRE(said != nullptr);
        CHECK(said->as_int64() == row.limit);
    }
}

TEST_CASE("what is sent is the description, and its tag is of those bytes") {
    const auto& made = description();
    CHECK(json::parse(*made.text).as_object() == made.document);
    CHECK(made.etag == etag(to_hex(journal::sha256(*made.text))));
}

}  // namespace saksgang::http
