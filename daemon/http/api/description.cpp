// SPDX-License-Identifier: EUPL-1.2
// The API described: for programs, and for those who write them.
#include "daemon/http/description.hpp"
#include "daemon/app/council.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/conditional.hpp"
#include "daemon/http/page_response.hpp"

namespace saksgang::http {

asio::awaitable<Result<Response>> get_openapi(Call call) {
    const auto& described = description();
    if (has_already(call.request, described.etag)) co_return not_modified(described.etag);
    co_return Response{.status = 200,
                       .headers = {{"ETag", described.etag}, {"Cache-Control", "no-cache"}},
                       .content_type = "application/json",
                       .body = {},
                       .shared_body = described.text};
}

asio::awaitable<Result<Response>> page_api(Call call) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    co_return co_await page_from_pool(
        call.app, 200, [&pages = call.pages, layout = layout_of(call, council)] {
            return pages.api(layout, views::api_model(description().document));
        });
}

}  // namespace saksgang::http
