// SPDX-License-Identifier: EUPL-1.2
// The fields of a page's form: what is taken, what is blamed, and that what was typed is kept.
#include "daemon/http/form_fields.hpp"

#include "tests/support/catch.hpp"
#include "workflows/process.hpp"

namespace saksgang::http {
namespace {

Request form_request(std::string body, std::string type = "application/x-www-form-urlencoded") {
    Request request;
    request.method = "POST";
    request.headers = {{"content-type", std::move(type)}};
    request.body = std::move(body);
    return request;
}

FormFields form_of(std::string body) {
    auto form = FormFields::read(form_request(std::move(body)));
    REQUIRE(form.has_value());
    return *std::move(form);
}

// The faults, as "field: key".
std::vector<std::string> faults_of(const FormFields& form) {
    std::vector<std::string> told;
    for (const auto& fault : form.sent().faults)
        told.push_back(fault.field + ": " + fault.reason.phrase.key);
    return told;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a form that is as it should be gives its values") {
    auto form = form_of(
        "csrf_token=a&once=b&name=+Kari+&note=en%0D%0Ato&n=+7+&day=2024-04-26&body=styret"
        "&vote=in_favour&sure=yes");
    CHECK(form.required_line("name", 10) == "Kari");
    CHECK(form.required_text("note", 10) == "en\nto");
    CHECK(form.required_integer("n", {.min = 0, .max = 9}) == 7);
    CHECK(form.required_date("day") == parse_date("2024-04-26"));
    CHECK(form.required_slug<BodySlug>("body") == BodySlug{"styret"});
    CHECK(form.required_choice("vote", workflows::chair_vote_from) ==
          workflows::ChairVote::in_favour);
    CHECK(form.tick("sure"));
    CHECK(form.done());
    CHECK(form.sent().faults.empty());
}

TEST_CASE("boxes that were ticked are read by the name of their field") {
    auto form = form_of("part.klima=yes&part.bane-delmal=yes&part.natur=&partner=x");
    CHECK(form.ticked_slugs<SectionSlug>("part", 2) ==
          std::vector<SectionSlug>{{"bane-delmal"}, {"klima"}});
    CHECK(form.optional_line("partner", 9) == "x");
    CHECK(form.done());

    auto many = form_of("part.a=yes&part.b=yes&part.c=yes");
    CHECK(many.ticked_slugs<SectionSlug>("part", 2).empty());
    CHECK_FALSE(many.done());
    CHECK(faults_of(many) == Told{"part: field.too_many"});

    auto strange = form_of("part.A+b=yes");
    CHECK(strange.ticked_slugs<SectionSlug>("part", 2).empty());
    CHECK_FALSE(strange.done());
    CHECK(faults_of(strange) == Told{"part: field.not_offered"});
}

TEST_CASE("a field sent empty, or with blanks alone, is a field not sent") {
    auto form = form_of("name=&note=+%0D%0A&n=&day=+&body=&vote=");
    CHECK(form.optional_line("name", 10).empty());
    CHECK(form.optional_text("note", 10).empty());
    CHECK_FALSE(form.optional_integer("n", {}).has_value());
    CHECK_FALSE(form.optional_date("day").has_value());
    CHECK_FALSE(form.optional_slug<BodySlug>("body").has_value());
    CHECK_FALSE(form.optional_choice("vote", workflows::chair_vote_from).has_value());
    CHECK_FALSE(form.tick("sure"));
    CHECK(form.done());

    auto needed = form_of("name=&note=+");
    needed.required_line("name", 10);
    needed.required_text("note", 10);
    needed.required_integer("n", {});
    needed.required_date("day");
    needed.required_slug<BodySlug>("body");
    needed.required_choice("vote", workflows::chair_vote_from);
    CHECK_FALSE(needed.done());
    CHECK(faults_of(needed) == Told{"name: field.missing", "note: field.missing",
                                    "n: field.missing", "day: field.missing", "body: field.missing",
                                    "vote: field.missing"});
    CHECK(needed.status() == 422);
}

TEST_CASE("every fault of a form is told at once, each with its field") {
    auto form = form_of(
        "name=alt+for+langt&line=a%0Ab&n=sju&m=11&day=2024-02-30&body=Styret%21&vote=kanskje"
        "&ukjent=1&twice=a&twice=b");
    form.required_line("name", 5);
    form.required_line("line", 10);
    form.required_integer("n", {});
    form.required_integer("m", {.min = 0, .max = 10});
    form.required_date("day");
    form.required_slug<BodySlug>("body");
    form.required_choice("vote", workflows::chair_vote_from);
    form.optional_line("twice", 10);
    CHECK_FALSE(form.done());
    CHECK(faults_of(form) ==
          Told{"name: field.too_long", "line: field.control", "n: field.not_integer",
               "m: field.out_of_range", "day: field.not_date", "body: field.not_offered",
               "vote: field.not_offered", "ukjent: field.unknown", "twice: field.twice"});
    CHECK(form.sent().value("name") == "alt for langt");
}

TEST_CASE("what is no form is refused, and so is one that is not well formed") {
    const auto json = FormFields::read(form_request("{}", "application/json"));
    REQUIRE_FALSE(json.has_value());
    CHECK(json.error().code == Errc::unsupported_media_type);
    const auto broken = FormFields::read(form_request("a=%zz"));
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().code == Errc::malformed_request);
}

TEST_CASE("a refusal that can be mended becomes faults, and one that cannot stays an error") {
    auto form = form_of("day=2024-04-26");
    form.optional_date("day");
    CHECK(form.refuse(error(Errc::invalid_input, "must not be after today", "day")).has_value());
    CHECK(faults_of(form) == Told{"day: field.unfit"});
    CHECK(form.status() == 422);

    Error reasons = error(Errc::transition_refused, "clear each reason");
    reasons.reasons = {
        {.kind = "earliest", .phrase = {.key = "reason.earliest"}, .who = {}, .by = {}},
        {.kind = "held", .phrase = {.key = "reason.held"}, .who = {}, .by = {}}};
    auto refused = form_of("");
    CHECK(refused.refuse(reasons).has_value());
    CHECK(faults_of(refused) == Told{": reason.earliest", ": reason.held"});
    CHECK(refused.status() == 409);

    auto busy = form_of("");
    CHECK(busy.refuse(error(Errc::busy, "later")).has_value());
    CHECK(faults_of(busy) == Told{": page.problem_busy"});

    for (const Errc code : {Errc::forbidden, Errc::unauthenticated, Errc::csrf_failed,
                            Errc::not_found, Errc::internal, Errc::tampered}) {
        INFO(info(code).slug);
        auto other = form_of("");
        const auto passed_on = other.refuse(error(code, "no"));
        REQUIRE_FALSE(passed_on.has_value());
        CHECK(passed_on.error().code == code);
        CHECK(other.sent().faults.empty());
    }
}

TEST_CASE("a form with a file gives its fields and the file, as strictly") {
    const auto part = [](const std::string& about, const std::string& bytes) {
        return "--x\r\nContent-Disposition: form-data; name=" + about + "\r\n\r\n" + bytes + "\r\n";
    };
    const auto sent = [&](const std::string& parts) {
        return form_request(parts + "--x--\r\n", "multipart/form-data; boundary=x");
    };
    const std::string file = "\"file\"; filename=\"a.pdf\"";
    const auto whole =
        sent(part("\"once\"", "k") + part("\"message\"", "To\r\nlinjer") + part(file, "\xFF\r\n"));
    auto form = FormFields::read_with_files(whole).value();
    const auto found = form.required_file("file");
    REQUIRE(found.has_value());
    CHECK(found->name == "a.pdf");
    CHECK(found->bytes == "\xFF\r\n");
    CHECK(form.optional_text("message", 100) == "To\nlinjer");
    CHECK(form.done());

    const auto none = sent(part("\"file\"; filename=\"\"", ""));
    auto without = FormFields::read_with_files(none).value();
    CHECK_FALSE(without.required_file("file").has_value());
    CHECK_FALSE(without.done());
    CHECK(faults_of(without) == Told{"file: field.no_file"});

    const auto twice =
        sent(part(file, "a") + part(file, "b") + part("\"more\"; filename=\"c\"", "c"));
    auto doubled = FormFields::read_with_files(twice).value();
    doubled.required_file("file");
    CHECK_FALSE(doubled.done());
    CHECK(faults_of(doubled) == Told{"more: field.unknown", "file: field.twice"});
    CHECK(FormFields::read(whole).error().code == Errc::unsupported_media_type);
}

}  // namespace saksgang::http
