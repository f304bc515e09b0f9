// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/public_answers.hpp"

#include "tests/support/catch.hpp"

namespace saksgang::http {
namespace {

using State = PublicAnswers::State;

Request get(std::string target) {
    Request request;
    request.method = "GET";
    request.target = std::move(target);
    return request;
}

Response page(std::string body, int status = 200) {
    Response response;
    response.status = status;
    response.headers = {{"Cache-Control", "no-store"}};
    response.content_type = "text/html; charset=utf-8";
    response.body = std::move(body);
    return response;
}

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

const Instant ten{from_unix_ms(1'714'125'600'000)};  // on a minute
const State now{.commits = 7, .now = ten};

}  // namespace

TEST_CASE("an answer is given again as it was, to the same address in the same language") {
    PublicAnswers answers;
    CHECK_FALSE(answers.find(get("/a"), Language::nb, now));
    const auto made = answers.keep(get("/a"), Language::nb, now, now, page("hei"));
    CHECK(*made.shared_body == "hei");
    CHECK(header(made, "Cache-Control") == "no-cache");
    CHECK(header(made, "Vary") == "Accept-Language, Authorization, Cookie");

    const auto again = answers.find(get("/a"), Language::nb, now);
    REQUIRE(again);
    CHECK(again->status == 200);
    CHECK(again->shared_body == made.shared_body);
    CHECK(again->headers == made.headers);
    CHECK(again->content_type == made.content_type);
    CHECK_FALSE(answers.find(get("/a"), Language::en, now));
    CHECK_FALSE(answers.find(get("/a?b=1"), Language::nb, now));
}

TEST_CASE("nothing outlives a commit or the minute") {
    PublicAnswers answers;
    const auto keep = [&] { answers.keep(get("/a"), Language::nb, now, now, page("hei")); };
    keep();
    CHECK(answers.find(get("/a"), Language::nb,
                       {.commits = 7, .now = ten + std::chrono::milliseconds{59'999}}));
    CHECK_FALSE(answers.find(get("/a"), Language::nb, {.commits = 8, .now = ten}));
    CHECK_FALSE(answers.find(get("/a"), Language::nb, now));  // it is gone, not hidden
    keep();
    CHECK_FALSE(answers.find(get("/a"), Language::nb,
                             {.commits = 7, .now = ten + std::chrono::minutes{1}}));
}

TEST_CASE("an answer is not kept when something was committed while it was made") {
    PublicAnswers answers;
    const State later{.commits = 8, .now = ten};
    const auto made = answers.keep(get("/a"), Language::nb, now, later, page("hei"));
    CHECK(*made.shared_body == "hei");
    CHECK_FALSE(answers.find(get("/a"), Language::nb, later));
}

TEST_CASE("who has an answer already is told so, the first time too") {
    PublicAnswers answers;
    const auto tag = header(answers.keep(get("/a"), Language::nb, now, now, page("hei")), "ETag");
    CHECK(tag.size() == 66);
    auto request = get("/a");
    request.headers = {{"if-none-match", tag}};
    const auto known = answers.find(request, Language::nb, now);
    REQUIRE(known);
    CHECK(known->status == 304);
    CHECK(known->shared_body == nullptr);
    CHECK(header(*known, "ETag") == tag);
    CHECK(header(*known, "Cache-Control") == "no-cache");
    CHECK(PublicAnswers{}.keep(request, Language::nb, now, now, page("hei")).status == 304);
    CHECK(PublicAnswers{}.keep(request, Language::nb, now, now, page("ha")).status == 200);
}

TEST_CASE("a tag that the answer has already is its tag") {
    PublicAnswers answers;
    auto text = page("hei");
    text.headers.emplace_back("ETag", "\"blob\"");
    CHECK(header(answers.keep(get("/a"), Language::nb, now, now, text), "ETag") == "\"blob\"");
    auto request = get("/a");
    request.headers = {{"if-none-match", "\"blob\""}};
    CHECK(answers.find(request, Language::nb, now)->status == 304);
}

TEST_CASE("only what was found is kept, and passed on untouched otherwise") {
    for (const int status : {201, 303, 404, 500, 503}) {
        PublicAnswers answers;
        const auto made = answers.keep(get("/a"), Language::nb, now, now, page("nei", status));
        CHECK(made.status == status);
        CHECK(made.body == "nei");
        CHECK(header(made, "Cache-Control") == "no-store");
        CHECK_FALSE(answers.find(get("/a"), Language::nb, now));
    }
}

TEST_CASE("who may be somebody is never answered with what anybody gets") {
    CHECK(PublicAnswers::is_public(get("/a")));
    for (const char* name : {"cookie", "authorization"}) {
        auto request = get("/a");
        request.headers = {{name, "x"}};
        CHECK_FALSE(PublicAnswers::is_public(request));
    }
    for (const char* method : {"POST", "PUT", "DELETE"}) {
        auto request = get("/a");
        request.method = method;
        CHECK_FALSE(PublicAnswers::is_public(request));
    }
}

}  // namespace saksgang::http
