// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/forms/form_page.hpp"

#include "daemon/views/forms/form_rows.hpp"

namespace saksgang::views {

Values form_page_values(const Layout& layout, const FormPageModel& model) {
    std::vector<FaultLine> faults;
    for (const FormModel& form : model.forms)
        faults.insert(faults.end(), form.faults.begin(), form.faults.end());
    const auto sentence = [](const std::string& one) { return Values{}.set("sentence", one); };
    const auto form = [&](const FormModel& one) { return form_rows(layout, one); };
    Values values;
    values.set("name", model.title)
        .repeat("words", each(model.words, sentence))
        .repeat("forms", each(model.forms, form))
        .set("back_url", url_in(layout, model.back_url))
        .set("way_back", model.back);
    set_faults(values, faults);
    set_document_head(values, layout, model.head);
    return values;
}

}  // namespace saksgang::views
