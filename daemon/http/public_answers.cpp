// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/public_answers.hpp"

#include <algorithm>

#include "daemon/http/conditional.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::http {
namespace {

using std::chrono::minutes;

// The whole address, its query too; what else of a request an answer hangs on is in the language.
std::string key_of(const Request& request, Language language) {
    return std::to_string(static_cast<int>(language)) + request.target;
}

std::string* find_header(Response& response, std::string_view name) {
    const auto found =
        std::ranges::find(response.headers, name, [](const auto& header) { return header.first; });
    return found == response.headers.end() ? nullptr : &found->second;
}

// A text has the tag of its blob already; anything else is named by its bytes. Whoever keeps it
// must ask each time: the next commit may change it.
std::string tag(Response& response, std::string_view body) {
    if (auto* cache = find_header(response, "Cache-Control")) {
        *cache = "no-cache";
    } else {
        response.headers.emplace_back("Cache-Control", "no-cache");
    }
    if (find_header(response, "Vary") == nullptr) {
        response.headers.emplace_back("Vary", "Accept-Language, Authorization, Cookie");
    }
    if (const auto* known = find_header(response, "ETag")) return *known;
    std::string made = etag(to_hex(journal::sha256(body)));
    response.headers.emplace_back("ETag", made);
    return made;
}

}  // namespace

PublicAnswers::PublicAnswers() : answers_(limits::text_cache_bytes_max) {}

bool PublicAnswers::is_public(const Request& request) {
    return request.method == "GET" && request.header("cookie").empty() &&
           request.header("authorization").empty();
}

std::optional<Response> PublicAnswers::find(const Request& request, Language language,
                                            const State& state) {
    forget_older(state);
    const auto answer = answers_.find(key_of(request, language));
    if (!answer) return std::nullopt;
    return answer_to(request, *answer);
}

Response PublicAnswers::keep(const Request& request, Language language, const State& begun,
                             const State& state, Response made) {
    if (made.status != 200) return made;
    auto body = made.shared_body ? std::move(made.shared_body)
                                 : std::make_shared<const std::string>(std::move(made.body));
    auto answer = std::make_shared<Answer>();
    answer->etag = tag(made, *body);
    made.shared_body = body;
    made.body.clear();
    answer->response = std::move(made);
    Response response = answer_to(request, *answer);
    forget_older(state);
    const bool same = begun.commits == commits_ && floor<minutes>(begun.now) == minute_;
    if (same) {
        std::string key = key_of(request, language);
        const std::size_t cost = body->size() + key.size() + sizeof(Answer);
        answers_.put(key, std::move(answer), cost);
    }
    return response;
}

void PublicAnswers::forget_older(const State& state) {
    const auto minute = floor<minutes>(state.now);
    if (state.commits == commits_ && minute == minute_) return;
    answers_ = app::BoundedCache<std::string, Answer>{limits::text_cache_bytes_max};
    commits_ = state.commits;
    minute_ = minute;
}

Response PublicAnswers::answer_to(const Request& request, const Answer& answer) {
    if (!has_already(request, answer.etag)) return answer.response;
    Response response = not_modified(answer.etag);
    for (const auto& header : answer.response.headers) {
        if (header.first == "Cache-Control" || header.first == "Vary")
            response.headers.push_back(header);
    }
    return response;
}

}  // namespace saksgang::http
