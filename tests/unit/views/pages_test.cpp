// SPDX-License-Identifier: EUPL-1.2
// What holds of every page, in every language: whole, well-formed, without script or style of its
// own, without a word to another host; and hostile words come out inert.
#include "daemon/views/pages.hpp"

#include <regex>
#include <set>

#include "daemon/views/page_templates.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/every_page.hpp"

namespace saksgang::views {
namespace {

constexpr Language languages[] = {Language::nb, Language::nn, Language::en};

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        ++times;
    }
    return times;
}

// Every element is closed by its own end tag, but for those that have none. Empty when so.
std::string unbalanced(const std::string& html) {
    static const std::set<std::string> empty_elements{"meta", "link", "input", "img", "source"};
    static const std::regex tag{R"(<(/?)([a-z0-9]+)([^<>]*?)(/?)>)"};
    std::vector<std::string> open;
    for (std::sregex_iterator at{html.begin(), html.end(), tag}, end; at != end; ++at) {
        const auto name = (*at)[2].str();
        if (empty_elements.contains(name) || (*at)[4].length() > 0) continue;
        if ((*at)[1].length() == 0) {
            open.push_back(name);
            continue;
        }
        if (open.empty() || open.back() != name)
            return "</" + name + "> after " +
                   html.substr(
                       static_cast<std::size_t>(std::max<std::ptrdiff_t>(at->position() - 60, 0)),
                       60);
        open.pop_back();
    }
    return open.empty() ? "" : "<" + open.back() + "> is left open";
}

constexpr std::string_view hostile[] = {
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "{{say_log_in}}",
};

}  // namespace

TEST_CASE("every page is whole and well-formed in every language") {
    const std::regex a_key{R"(\b([Pp]age|[Rr]eason|[Cc]hange|[Ff]ield|[Ff]inding)\.[a-z])"};
    for (const Language language : languages) {
        for (const auto& [name, html] : every_page(language)) {
            INFO(name << " in " << to_string(language));
            CHECK(html.starts_with("<!doctype html>"));
            CHECK(contains(html, "<html lang=\"" + std::string{to_string(language)} + "\""));
            CHECK(unbalanced(html) == "");
            CHECK(count(html, "<h1") == 1);
            CHECK(count(html, "<main id=\"content\"") == 1);
            CHECK(contains(html, "href=\"#content\""));
            CHECK_FALSE(contains(html, "{{"));
            // A sentence that is in no table shows its key.
            CHECK_FALSE(std::regex_search(html, a_key));
        }
    }
}

TEST_CASE("no page has script or style of its own, or asks another host") {
    const std::regex event_handler{R"(\son[a-z]+=)"};
    const std::regex address_elsewhere{R"re((?:href|src|action|srcset|content)="https?:)re"};
    for (const auto& [name, html] : every_page(Language::nb)) {
        INFO(name);
        CHECK_FALSE(contains(html, "<script"));
        CHECK_FALSE(contains(html, "<style"));
        CHECK_FALSE(contains(html, "style="));
        CHECK_FALSE(std::regex_search(html, address_elsewhere));
        CHECK_FALSE(contains(html, "=\"//"));
        CHECK_FALSE(std::regex_search(html, event_handler));
    }
}

TEST_CASE("ids are given once a page, and every label and reference finds its own") {
    const std::regex id{R"re( id="([^"]*)")re"};
    const std::regex reference{R"re( (?:for|aria-labelledby)="([^"]*)"|href="#([^"]*)")re"};
    for (const auto& [name, html] : every_page(Language::nb)) {
        INFO(name);
        std::set<std::string> ids;
        for (std::sregex_iterator at{html.begin(), html.end(), id}, end; at != end; ++at) {
            CHECK(ids.insert((*at)[1]).second);
        }
        for (std::sregex_iterator at{html.begin(), html.end(), reference}, end; at != end; ++at) {
            const auto wanted = (*at)[1].matched ? (*at)[1].str() : (*at)[2].str();
            INFO(wanted);
            CHECK(ids.contains(wanted));
        }
    }
}

TEST_CASE("the overview marks one step a list, decorates with hidden drawings, and shows no hash") {
    const auto html = pages().overview({.council = "Osloregionen"}, the_whole_hearing().model());
    CHECK(count(html, "aria-current=\"step\"") == 2);  // of the time line, and of the stages
    CHECK(count(html, "<svg") == 1);
    CHECK(count(html, "<img") == 1);
    CHECK(contains(html, "alt=\"\""));
    CHECK(
        contains(html, "<svg class=\"sg-axis\" width=\"100%\" height=\"60\" aria-hidden=\"true\""));
    CHECK_FALSE(std::regex_search(html.substr(html.find("<body")), std::regex{"[0-9a-f]{20}"}));
    for (const char* word : {"commit", "branch", "merge", "diff", "blob", "hash"}) {
        INFO(word);
        CHECK_FALSE(contains(html, word));
    }
    CHECK(contains(html, "/changes?from=decision:2"));
    CHECK(contains(html, "Ikke vedtatt."));
    CHECK_FALSE(contains(html, "sg-banner-adopted"));
    CHECK(contains(pages().overview({}, Reading{.process = the_adoption()}.model()),
                   "sg-banner-adopted"));
}

TEST_CASE("hostile words of the domain are inert on the overview and in the list") {
    for (const std::string_view words : hostile) {
        INFO(words);
        auto reading = the_whole_hearing();
        const std::string evil{words};
        auto& view = reading.process;
        view.title = evil;
        view.process.case_number = evil;
        view.process.language = evil;
        view.version->name = evil;
        reading.versions[0].name = evil;
        view.council.bodies.at({"styret"}).title = {.nb = evil, .nn = {}, .en = {}};
        view.council.bodies.at({"horingsinstansene"}).title = {.nb = evil, .nn = {}, .en = {}};
        view.process.decisions[2].case_number = evil;
        auto definition = *view.definition;
        for (auto& milestone : definition.milestones)
            milestone.title.nb = evil;
        for (auto& stage : definition.stages)
            stage.title.nb = evil;
        view.definition = std::make_shared<const workflows::Definition>(definition);
        for (auto& next : view.next)
            next.title.nb = evil;
        reading.entries.push_back({.seq = {}, .type = evil, .body = "{}"});
        reading.changes.begin()->second = std::make_shared<const repo::TextChanges>(
            *repo::text_changes("a " + evil + " b " + evil + " c", "a b c " + evil));

        Layout layout{.council = evil};
        layout.person = evil;
        layout.path = "/" + evil;
        const std::vector list{view};
        for (const auto& html : {pages().overview(layout, reading.model()),
                                 pages().documents(layout, documents_model(list, Language::nb))}) {
            CHECK(unbalanced(html) == "");
            CHECK_FALSE(contains(html, "<script"));
            CHECK_FALSE(contains(html, "\" onmouseover"));
            CHECK_FALSE(contains(html, "' onmouseover"));
            CHECK_FALSE(contains(html, "href=\"javascript:"));
            CHECK_FALSE(contains(html, "action=\"javascript:"));
        }
    }
}

TEST_CASE("hostile words of a text are inert among its changes") {
    for (const std::string_view words : hostile) {
        INFO(words);
        const std::string evil{words};
        const auto found =
            repo::text_changes("# " + evil + "\n\nen " + evil + " to\n\ntre fire fem\n",
                               "# b " + evil + "\n\n- en to " + evil + "\n\ntre\n");
        auto view = some_changes_view();
        view.from.name = evil;
        view.changes = std::make_shared<const repo::TextChanges>(*found);
        for (const char* layout : {"inline", "side"}) {
            const auto html = pages().changes(
                {}, changes_model(the_hearing(), {},
                                  {.from = evil, .to = evil, .layout = changes_layout_from(layout)},
                                  view, Language::nb));
            CHECK(unbalanced(html) == "");
            CHECK_FALSE(contains(html, "<script"));
            CHECK_FALSE(contains(html, "\" onmouseover"));
            CHECK_FALSE(contains(html, "' onmouseover"));
        }
    }
}

TEST_CASE("hostile words of a visitor are inert in the log-in form and in problems") {
    for (const std::string_view words : hostile) {
        INFO(words);
        const std::string evil{words};
        const auto login =
            pages().login({}, {.email = evil, .next = "/" + evil, .csrf_token = evil});
        auto model = problem_model(error(Errc::invalid_input, evil, evil), {}, evil, Language::nb);
        model.reasons.push_back({.sentence = evil, .remedy = evil});
        for (const auto& html : {login, pages().problem({}, model)}) {
            CHECK(unbalanced(html) == "");
            CHECK_FALSE(contains(html, "<script"));
            CHECK_FALSE(contains(html, "\" onmouseover"));
            CHECK_FALSE(contains(html, "' onmouseover"));
            CHECK_FALSE(contains(html, "href=\"javascript:"));
            CHECK_FALSE(contains(html, "action=\"javascript:"));
        }
    }
}

TEST_CASE("log-in leads back to this site only") {
    for (const char* elsewhere :
         {"https://example.com/", "//example.com", "/\\example.com", "example.com",
          "javascript:alert(1)", "", "\\\\example.com", "/\t/example.com", "/\r\n/example.com",
          "/\nSet-Cookie: a=b", "/å", "/ "}) {
        INFO(elsewhere);
        CHECK(own_path(elsewhere) == "/");
        const auto html = pages().login({}, {.email = "", .next = elsewhere, .csrf_token = ""});
        CHECK(contains(html, "name=\"next\" value=\"/\""));
    }
    CHECK(own_path("/documents/strategi?lang=nn") == "/documents/strategi?lang=nn");
    const auto html = pages().documents({.council = "Råd", .path = "/documents/strategi"}, {});
    CHECK(contains(html, "href=\"/login?next=/documents/strategi\""));
    Layout layout{.language = Language::nn, .language_asked = true, .council = "Råd"};
    layout.path = "/a%20b?lang=nn&c=%C3%A6";
    CHECK(contains(pages().documents(layout, {}),
                   "href=\"/login?next=/a%2520b%3Flang%3Dnn%26c%3D%25C3%25A6&amp;lang=nn\""));
}

TEST_CASE("the header logs out whoever is logged in, with the session's token") {
    Layout layout{.council = "Osloregionen"};
    CHECK(contains(pages().documents(layout, {}), "Logg inn"));
    CHECK_FALSE(contains(pages().documents(layout, {}), "action=\"/logout\""));
    layout.person = "Kari Nordmann";
    layout.csrf_token = "c5rf-token";
    const auto html = pages().documents(layout, {});
    CHECK(contains(html, "<form method=\"post\" action=\"/logout\">"));
    CHECK(contains(html, "name=\"csrf_token\" value=\"c5rf-token\""));
    CHECK(contains(html, "Kari Nordmann"));
    CHECK_FALSE(contains(html, "Logg inn"));
}

TEST_CASE("a failed log-in says so first, keeps the address and never the password") {
    const auto html = pages().login(
        {},
        {.email = "kari@example.no", .next = "/", .csrf_token = "", .failure = Errc::login_failed});
    CHECK(contains(html, "<title>Feil: Logg inn"));
    CHECK(contains(html, "role=\"alert\""));
    CHECK(contains(html, "href=\"#email\">E-postadressen eller passordet er feil"));
    CHECK(contains(html, "value=\"kari@example.no\""));
    CHECK(count(html, "aria-invalid=\"true\"") == 2);
    CHECK_FALSE(std::regex_search(html, std::regex{"type=\"password\"[^>]*value="}));
    CHECK_FALSE(contains(html, "name=\"csrf_token\""));
}

TEST_CASE("links keep the language that was asked for, and add none that was not") {
    const std::vector one{the_hearing()};
    Layout layout{.language = Language::nn, .council = "Osloregionen"};
    const auto model = documents_model(one, Language::nn);
    CHECK(contains(pages().documents(layout, model), "href=\"/documents/strategi-2025-2028\""));
    layout.language_asked = true;
    CHECK(contains(pages().documents(layout, model),
                   "href=\"/documents/strategi-2025-2028?lang=nn\""));
    CHECK(contains(pages().documents(layout, model),
                   "lang=\"nn\" hreflang=\"nn\" aria-current=\"true\">Nynorsk"));
}

TEST_CASE("every error has a name and a remedy in every language") {
    for (int code = 1; code <= static_cast<int>(Errc::internal); ++code) {
        const auto error_code = static_cast<Errc>(code);
        for (const Language language : languages) {
            INFO(info(error_code).slug << " in " << to_string(language));
            const auto model =
                problem_model(error(error_code, "words", "field"), {}, "id", language);
            CHECK_FALSE(model.problem.starts_with("page."));
            CHECK_FALSE(model.remedy.starts_with("page."));
        }
    }
}

TEST_CASE("a problem says what, which field, why and whom to ask, and nothing internal of ours") {
    const auto refused = problem_model(a_refusal(), the_hearing().council, "7f3a", Language::nb);
    CHECK(refused.problem == "Saken kan ikke gå videre ennå");
    CHECK(refused.field == "to");
    CHECK(refused.status == "409");
    CHECK(refused.code == "transition_refused");
    CHECK(refused.request_id == "7f3a");
    REQUIRE_FALSE(refused.reasons.empty());
    Error fault = error(Errc::internal, "SELECT failed: disk I/O error", "db");
    fault.reasons = a_refusal().reasons;
    const auto ours = problem_model(fault, the_hearing().council, "7f3a", Language::nb);
    CHECK(ours.detail.empty());
    CHECK(ours.field.empty());
    CHECK(ours.reasons.empty());
    CHECK(ours.request_id == "7f3a");
}

TEST_CASE("every sentence that a template asks for is in the tables") {
    const std::regex asked{R"(\{\{say_([a-z_]+)\}\})"};
    for (const auto& source : page_templates()) {
        const std::string text{source.text};
        for (std::sregex_iterator at{text.begin(), text.end(), asked}, end; at != end; ++at) {
            INFO(source.name << " says " << (*at)[1]);
            const auto key = "page." + (*at)[1].str();
            CHECK(say(Language::nb, key) != key);
        }
    }
}

}  // namespace saksgang::views
