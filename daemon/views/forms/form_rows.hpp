// SPDX-License-Identifier: EUPL-1.2
// From a form to what the templates `form` and `form_faults` are filled with. Pure.
#pragma once

#include "daemon/views/forms/form.hpp"
#include "daemon/views/forms/receipt.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {

// What {{>form}} shows. The page's own values must not be named as these are, so set it as a
// section of its own: values.repeat("record_form", {form_rows(layout, form)}).
Values form_rows(const Layout& layout, const FormModel& form);

// What {{>form_faults}} shows, on top of the page, of the form that was sent.
Values& set_faults(Values& values, const std::vector<FaultLine>& faults);

// What {{>receipt}} shows, of what was just done.
Values& set_receipt(Values& values, const std::optional<ReceiptLine>& receipt);

}  // namespace saksgang::views
