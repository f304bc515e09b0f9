// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_response.hpp"

#include "daemon/store/aggregates.hpp"
#include "daemon/store/reading_journal.hpp"

namespace saksgang::app {
namespace {

ResponseView view_of(store::Connection& db, const workflows::Response& response) {
    ResponseView view{.response = response, .answers = std::nullopt};
    if (const auto content = store::content(db, response.seq, "answers")) {
        view.answers = content->text;
        view.erased = content->erased();
    }
    return view;
}

}  // namespace

asio::awaitable<Result<ResponseView>> read_response(App& app, Caller caller, DocumentSlug document,
                                                    ResponseNumber number) {
    return app.readers.run<ResponseView>([caller = std::move(caller), document,
                                          number](store::Connection& db) -> Result<ResponseView> {
        const auto process = store::load_process(db, document);
        const auto* found = process.find_response(number);
        if (found == nullptr || !may_read(caller, found->visibility)) {
            return fail(Errc::not_found, "no response by that number", "n");
        }
        return view_of(db, *found);
    });
}

asio::awaitable<Result<std::vector<ResponseView>>> read_responses(App& app, Caller caller,
                                                                  DocumentSlug document) {
    using Views = std::vector<ResponseView>;
    return app.readers.run<Views>(
        [caller = std::move(caller), document](store::Connection& db) -> Result<Views> {
            Views views;
            for (const auto& response : store::load_process(db, document).responses) {
                if (may_read(caller, response.visibility)) views.push_back(view_of(db, response));
            }
            return views;
        });
}

}  // namespace saksgang::app
