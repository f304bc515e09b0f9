// SPDX-License-Identifier: EUPL-1.2
// From a request to its answer: route, caller, language, handler, and what an Error looks like to
// a program or a person.
#include "daemon/http/api.hpp"
#include "daemon/http/identify.hpp"
#include "daemon/http/problem.hpp"
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

asio::awaitable<Result<Response>> run(app::App& app, const Route& route, Captures captures,
                                      const Request& request, Language language) {
    CO_TRY(auto caller, co_await identify(app, request));
    co_return co_await route.handle(Call{.app = app,
                                         .request = request,
                                         .captures = std::move(captures),
                                         .caller = std::move(caller),
                                         .language = language});
}

asio::awaitable<Response> answer(app::App& app, Request request) {
    // HEAD is GET without the body, which the server leaves out.
    if (request.method == "HEAD") request.method = "GET";
    auto routed = find_route(routes(), request);
    if (!routed) co_return unrouted_response(request, routed.error());
    const Route& route = *routed->row;
    const Language language = language_of(request, route.audience);
    auto response = co_await run(app, route, std::move(routed->captures), request, language);
    if (!response) co_return problem(request, response.error());
    co_return *std::move(response);
}

}  // namespace

Handler make_handler(app::App& app) {
    return [&app](Request request) { return answer(app, std::move(request)); };
}

}  // namespace saksgang::http
