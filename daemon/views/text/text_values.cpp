// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "daemon/views/attachments/attachments_model.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

Values outline_values(const OutlineLine& line) {
    Values values;
    values.set("url", line.url)
        .set("heading", line.heading)
        .set("depth", std::to_string(line.depth));
    return set_optional(values, "number", line.number);
}

Values version_values(const Layout& layout, const VersionLine& line) {
    Values values;
    values.set("url", url_in(layout, line.url))
        .set("name", line.title)
        .set("when", line.when)
        .show("is_today", line.is_today);
    set_optional(values, "attachments_change", line.attachments);
    return set_optional(values, "access", line.access);
}

}  // namespace

Values text_values(const Layout& layout, const TextModel& model) {
    Values values;
    set_document_head(values, layout, model.head);
    values.set("version_line", model.version_line)
        .show("is_past", !model.is_today)
        .set("past", model.past)
        .show("may_restore", may(layout, auth::Action::save_text))
        .set("restore_url", url_in(layout, model.restore_url))
        .set("today_url", url_in(layout, model.today_url))
        .set("versions_url", url_in(layout, model.versions_url))
        .set("markdown_url", model.markdown_url)
        .set("markdown_name", model.markdown_name)
        .show("has_attachments", !model.attachments.empty())
        .repeat("attachments",
                each(model.attachments,
                     [&](const AttachmentLine& line) { return attachment_values(layout, line); }))
        .show("may_attach", model.is_today && may(layout, auth::Action::save_text))
        .set("attachments_url", url_in(layout, model.attachments_url))
        .show("has_outline", !model.outline.empty())
        .repeat("outline", each(model.outline, outline_values))
        .show("has_html", model.html != nullptr)
        .show("too_large", model.html == nullptr);
    return set_optional(values, "text_access", model.access);
}

Values versions_values(const Layout& layout, const VersionsModel& model) {
    Values values;
    set_document_head(values, layout, model.head);
    values.set("text_url", url_in(layout, model.text_url))
        .show("no_versions", model.versions.empty())
        .show("has_versions", !model.versions.empty())
        .repeat("versions", each(model.versions, [&](const VersionLine& line) {
                    return version_values(layout, line);
                }));
    return set_optional(values, "older_url",
                        model.older_url.empty() ? std::string{} : url_in(layout, model.older_url));
}

}  // namespace saksgang::views
