// SPDX-License-Identifier: EUPL-1.2
// The page of one paragraph: where its words come from, and how it has been.
#include "daemon/app/read_provenance.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/paragraph/paragraph_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {

Answer page_paragraph(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<VersionNumber>(call, "n"));
    CO_TRY(const auto asked, positive_number(call.captures["p"], "p"));
    if (std::cmp_greater(asked, limits::text_blocks_max))
        co_return fail(Errc::not_found, "there is no such paragraph", "p");
    const int paragraph = static_cast<int>(asked);
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    const auto layout = layout_of(call, view.council);
    const auto provenance =
        co_await app::read_provenance(call.app, call.caller, document, number, paragraph);
    if (!provenance && provenance.error().code == Errc::body_too_large) {
        CO_TRY(const auto version,
               co_await app::read_version(call.app, call.caller, document, number));
        const auto model = views::paragraph_unknown(view, version, paragraph, call.language);
        co_return page_response(200, call.pages.paragraph(layout, model));
    }
    if (!provenance) co_return fail(provenance.error());
    CO_TRY(const auto history, co_await app::read_paragraph_history(call.app, call.caller, document,
                                                                    number, paragraph));
    const auto model = views::paragraph_model(view, *provenance, history, call.language);
    co_return page_response(200, call.pages.paragraph(layout, model));
}

}  // namespace saksgang::http
