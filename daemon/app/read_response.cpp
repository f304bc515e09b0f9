// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_response.hpp"

#include "daemon/store/aggregates.hpp"
#include "daemon/store/reading_journal.hpp"

namespace saksgang::app {

asio::awaitable<Result<ResponseView>> read_response(App& app, Caller caller, DocumentSlug document,
                                                    ResponseNumber number) {
    return app.readers.run<ResponseView>([caller = std::move(caller), document,
                                          number](store::Connection& db) -> Result<ResponseView> {
        const auto process = store::load_process(db, document);
        const auto* found = process.find_response(number);
        if (found == nullptr || !may_read(caller, found->visibility)) {
            return fail(Errc::not_found, "no response by that number", "n");
        }
        ResponseView view{.response = *found, .answers = std::nullopt};
        if (const auto content = store::content(db, found->seq, "answers")) {
            view.answers = content->text;
            view.erased = content->erased();
        }
        return view;
    });
}

}  // namespace saksgang::app
