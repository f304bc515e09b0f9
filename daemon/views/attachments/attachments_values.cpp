// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/attachments/attachments_model.hpp"
#include "daemon/views/forms/form_rows.hpp"

namespace saksgang::views {

// The address of a file is the same in every language.
Values attachment_values(const Layout& layout, const AttachmentLine& line) {
    Values values;
    values.set("url", line.url)
        .set("name", line.name)
        .set("kind", line.kind)
        .set("size", line.size)
        .set("remove_url", url_in(layout, line.remove_url));
    return values;
}

Values attachments_values(const Layout& layout, const AttachmentsModel& model) {
    const auto line = [&](const AttachmentLine& one) { return attachment_values(layout, one); };
    Values values;
    set_document_head(values, layout, model.head);
    set_receipt(values, model.receipt);
    set_faults(values, model.form ? model.form->faults : std::vector<FaultLine>{});
    values.set("version_line", model.version_line)
        .set("text_url", url_in(layout, model.text_url))
        .show("no_attachments", model.attachments.empty())
        .show("has_attachments", !model.attachments.empty())
        .show("may_remove", model.form.has_value())
        .repeat("attachments", each(model.attachments, line));
    std::vector<Values> form;
    if (model.form) form.push_back(form_rows(layout, *model.form));
    values.repeat("attach_form", std::move(form));
    return set_optional(values, "locked", model.locked);
}

}  // namespace saksgang::views
