// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "daemon/views/forms/form_rows.hpp"

namespace saksgang::views {
namespace {

bool begins_a_group(const FormField& field) {
    return !field.group.empty();
}

}  // namespace

Values plain_form_values(const Layout& layout, const PlainForm& page) {
    const auto paragraph = [](const std::string& words) {
        return Values{}.set("paragraph", words);
    };
    Values values;
    values.set("heading", page.title)
        .repeat("intro", each(page.intro, paragraph))
        .set("back_url", url_in(layout, page.back_path))
        .set("back_words", page.back)
        .show("has_back", !page.back_path.empty())
        .show("has_groups", std::ranges::any_of(page.form.fields, begins_a_group))
        .repeat("plain_form_itself", {form_rows(layout, page.form)});
    return set_faults(values, page.form.faults);
}

}  // namespace saksgang::views
