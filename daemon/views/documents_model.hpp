// SPDX-License-Identifier: EUPL-1.2
// The list of documents, as strings and flags in one language. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "daemon/views/overview_model.hpp"

namespace saksgang::views {

struct DocumentLine {
    std::string slug;
    std::string title;
    std::string language;
    std::string case_number;
    Banner banner;
};

struct DocumentsModel {
    std::vector<DocumentLine> documents;  // as they were given: newest activity first
};

DocumentLine document_line(const app::ProcessView& view, const Speech& speech);
DocumentsModel documents_model(std::span<const app::ProcessView> views, Language language);

}  // namespace saksgang::views
