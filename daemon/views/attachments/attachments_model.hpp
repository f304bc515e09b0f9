// SPDX-License-Identifier: EUPL-1.2
// The files that stand beside a text: as a list on the text's own page, as a page for those who
// change them, and as a line of what each version did to them. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/app/attachments.hpp"
#include "daemon/views/document_head.hpp"
#include "daemon/views/forms/form_page.hpp"
#include "daemon/views/forms/receipt.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {

struct AttachmentsModel {
    DocumentHead head;
    std::optional<ReceiptLine> receipt;
    std::string version_line;  // "Versjon 3 «Høringsutkast», …"
    std::vector<AttachmentLine> attachments;
    std::string text_url;
    std::optional<FormModel> form;  // for those who may, where the text is open
    std::string locked;             // why there is none; empty: there is one, or they may not
};

struct AttachmentsReading {
    FormReading form;
    const app::VersionAttachments& attachments;
    bool may_change = false;
};

std::vector<AttachmentLine> attachment_lines(const DocumentSlug& document,
                                             const app::VersionAttachments& found,
                                             const Speech& speech);
AttachmentsModel attachments_model(const AttachmentsReading& reading, Language language);

// The check before one is removed.
FormPageModel remove_attachment_page(const FormReading& reading,
                                     const workflows::NamedAttachment& attachment,
                                     Language language);

// What a version did to the attachments of the one before: "Vedlegg lagt til: kart.pdf". Empty
// where they are the same.
std::string attachments_change(const app::NamedAttachments& before,
                               const app::NamedAttachments& after, const Speech& speech);

Values attachment_values(const Layout& layout, const AttachmentLine& line);
Values attachments_values(const Layout& layout, const AttachmentsModel& model);

}  // namespace saksgang::views
