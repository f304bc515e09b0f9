// SPDX-License-Identifier: EUPL-1.2
// For whoever watches the process: alive, and ready to serve.
#include "daemon/http/api.hpp"
#include "daemon/store/reading_journal.hpp"

namespace saksgang::http {
namespace {

Response plain(std::string text) {
    return {.status = 200,
            .headers = {{"Cache-Control", "no-store"}},
            .content_type = "text/plain; charset=utf-8",
            .body = std::move(text),
            .shared_body = nullptr};
}

}  // namespace

// The loop runs: nothing else is asked.
asio::awaitable<Result<Response>> get_livez(Call) {
    co_return plain("alive\n");
}

// SQLite answers, and so does git for the definitions.
asio::awaitable<Result<Response>> get_readyz(Call call) {
    CO_TRY(const auto last,
           co_await call.app.readers.run<Seq>(
               [](store::Connection& db) -> Result<Seq> { return store::last_seq(db); }));
    CO_TRY(co_await call.app.texts.check());
    co_return plain("ready, " + std::to_string(last.value + 1) + " entries\n");
}

}  // namespace saksgang::http
