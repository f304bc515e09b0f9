// SPDX-License-Identifier: EUPL-1.2
// A document's process as a picture, with its stage marked.
#include "daemon/views/drawing.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/http/api.hpp"

namespace saksgang::http {
namespace {

// The drawing has one style sheet of its own, and is nothing that could ask for anything.
constexpr std::string_view drawing_policy =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

}  // namespace

asio::awaitable<Result<Response>> page_drawing(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    const views::DrawingSubject subject{
        .definition = *view.definition, .council = &view.council, .process = &view.process};
    const auto sheet =
        call.request.parameter("sheet") == "wide" ? views::Sheet::wide : views::Sheet::tall;
    co_return Response{.status = 200,
                       .headers = {{"Content-Security-Policy", std::string{drawing_policy}},
                                   {"X-Content-Type-Options", "nosniff"},
                                   {"Cache-Control", "no-store"},
                                   {"Vary", "Accept-Language, Cookie"}},
                       .content_type = "image/svg+xml",
                       .body = views::draw_process(subject, sheet, call.language),
                       .shared_body = nullptr};
}

}  // namespace saksgang::http
