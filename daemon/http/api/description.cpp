// SPDX-License-Identifier: EUPL-1.2
// The API described, for programs.
#include "daemon/http/api.hpp"
#include "daemon/http/conditional.hpp"
#include "daemon/http/description.hpp"

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

}  // namespace saksgang::http
