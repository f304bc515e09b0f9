// SPDX-License-Identifier: EUPL-1.2
// Responses with what was answered, as a caller may see them.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"

namespace saksgang::app {

struct ResponseView {
    workflows::Response response;
    std::optional<std::string> answers;  // canonical JSON; absent when there are none, or erased
    bool erased = false;
};
// Errc::not_found, also for one the caller may not read.
asio::awaitable<Result<ResponseView>> read_response(App& app, Caller caller, DocumentSlug document,
                                                    ResponseNumber number);

// All of a document's that the caller may read, by number; withdrawn ones too.
asio::awaitable<Result<std::vector<ResponseView>>> read_responses(App& app, Caller caller,
                                                                  DocumentSlug document);

}  // namespace saksgang::app
