// SPDX-License-Identifier: EUPL-1.2
// From a request to its answer: route, caller, language, handler, and what an Error looks like to
// a program or a person.
#include "daemon/http/api.hpp"
#include "daemon/http/description.hpp"
#include "daemon/http/identify.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/http/problem.hpp"
#include "daemon/http/public_answers.hpp"
#include "daemon/http/route_table.hpp"

namespace saksgang::http {
namespace {

// ?lang= decides, then Accept-Language. The API speaks English unless asked.
Language language_of(const Request& request, Audience audience) {
    if (const auto wanted = request.parameter("lang")) return language_from(*wanted);
    const auto accepted = request.header("accept-language");
    if (accepted.empty() && audience == Audience::program) return Language::en;
    return language_from(accepted);
}

asio::awaitable<Result<Response>> run(Call& call, const Route& route) {
    if (route.identity == Identity::asked) {
        CO_TRY(call.caller, co_await identify(call.app, call.request, route.form));
    }
    co_return co_await route.handle(call);
}

PublicAnswers::State state_of(const app::App& app) {
    return {.commits = app.writer.commits(), .now = app.clock.now()};
}

// As run; for a reading that is the same for all who are not logged in, the one made before.
asio::awaitable<Result<Response>> run_or_repeat(Call& call, const Route& route,
                                                PublicAnswers& kept) {
    if (route.keeping == Keeping::no || !PublicAnswers::is_public(call.request)) {
        co_return co_await run(call, route);
    }
    const auto begun = state_of(call.app);
    if (auto before = kept.find(call.request, call.language, begun)) co_return *std::move(before);
    CO_TRY(auto made, co_await run(call, route));
    co_return kept.keep(call.request, call.language, begun, state_of(call.app), std::move(made));
}

asio::awaitable<Response> answer_by(Call call, const Route& route, PublicAnswers& kept) {
    auto response = co_await run_or_repeat(call, route, kept);
    if (response) co_return *std::move(response);
    if (route.audience == Audience::program) co_return problem(call.request, response.error());
    co_return co_await problem_page(call, response.error());
}

asio::awaitable<Response> answer(Parts parts, PublicAnswers& kept, Request request) {
    // HEAD is GET without the body, which the server leaves out.
    if (request.method == "HEAD") request.method = "GET";
    auto routed = find_route(routes(), request);
    if (!routed) co_return unrouted_response(request, routed.error());
    const Route& route = *routed->row;
    Call call{.app = parts.app,
              .pages = parts.pages,
              .instruments = parts.instruments,
              .request = request,
              .captures = std::move(routed->captures),
              .caller = {},
              .language = language_of(request, route.audience)};
    auto response = co_await answer_by(std::move(call), route, kept);
    response.route = route.pattern;
    co_return response;
}

}  // namespace

Handler make_handler(Parts parts) {
    description();  // made now, so that no request waits for it
    return [parts, kept = std::make_shared<PublicAnswers>()](Request request) {
        return answer(parts, *kept, std::move(request));
    };
}

}  // namespace saksgang::http
