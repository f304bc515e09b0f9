// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/documents_model.hpp"

#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {

DocumentLine document_line(const app::ProcessView& view, const Speech& speech) {
    return {.slug = view.process.document.value,
            .title = title_of(view, speech),
            .language = view.process.language,
            .case_number = view.process.case_number,
            .banner = banner_of(view, speech)};
}

DocumentsModel documents_model(std::span<const app::ProcessView> views, Language language) {
    const Speech speech{language};
    DocumentsModel model;
    for (const app::ProcessView& view : views)
        model.documents.push_back(document_line(view, speech));
    return model;
}

}  // namespace saksgang::views
