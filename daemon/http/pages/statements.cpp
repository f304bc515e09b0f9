// SPDX-License-Identifier: EUPL-1.2
// How accessible the pages are, and what the installation knows of those who use it.
#include "daemon/app/council.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/statements/statement_model.hpp"

namespace saksgang::http {
namespace {

using Statement = views::StatementModel (*)(std::string_view, const views::Speech&);

asio::awaitable<Result<Response>> show(Call call, Statement statement) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto model = statement(council.name, views::Speech{call.language});
    co_return page_response(200, call.pages.statement(layout_of(call, council), model));
}

}  // namespace

asio::awaitable<Result<Response>> page_accessibility(Call call) {
    return show(std::move(call), views::accessibility_statement);
}

asio::awaitable<Result<Response>> page_privacy(Call call) {
    return show(std::move(call), views::privacy_statement);
}

}  // namespace saksgang::http
