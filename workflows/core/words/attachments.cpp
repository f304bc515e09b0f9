// SPDX-License-Identifier: EUPL-1.2
// Sentences: the files that stand beside a text.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow attachments_rows[] = {
    {"page.attachment_added_message", "Vedlegg lagt til: {name}", "Vedlegg lagt til: {name}",
     "Attachment added: {name}"},
    {"page.attachment_kind_csv", "tabell (CSV)", "tabell (CSV)", "table (CSV)"},
    {"page.attachment_kind_docx", "Word", "Word", "Word"},
    {"page.attachment_kind_jpeg", "bilde (JPEG)", "bilete (JPEG)", "picture (JPEG)"},
    {"page.attachment_kind_ods", "regneark (ODS)", "rekneark (ODS)", "spreadsheet (ODS)"},
    {"page.attachment_kind_odt", "tekst (ODT)", "tekst (ODT)", "text (ODT)"},
    {"page.attachment_kind_pdf", "PDF", "PDF", "PDF"},
    {"page.attachment_kind_png", "bilde (PNG)", "bilete (PNG)", "picture (PNG)"},
    {"page.attachment_kind_pptx", "PowerPoint", "PowerPoint", "PowerPoint"},
    {"page.attachment_kind_text", "ren tekst", "rein tekst", "plain text"},
    {"page.attachment_kind_xlsx", "Excel", "Excel", "Excel"},
    {"page.attachment_removed_message", "Vedlegg fjernet: {name}", "Vedlegg fjerna: {name}",
     "Attachment removed: {name}"},
    {"page.attachment_replaced_message", "Vedlegg byttet ut: {name}", "Vedlegg bytt ut: {name}",
     "Attachment replaced: {name}"},
    {"page.attachments", "Vedlegg", "Vedlegg", "Attachments"},
    {"page.attachments_added", "Vedlegg lagt til: {names}", "Vedlegg lagt til: {names}",
     "Attachments added: {names}"},
    {"page.attachments_changed", "Vedlegg byttet ut: {names}", "Vedlegg bytte ut: {names}",
     "Attachments replaced: {names}"},
    {"page.attachments_count_many", "{count} vedlegg", "{count} vedlegg", "{count} attachments"},
    {"page.attachments_count_one", "1 vedlegg", "1 vedlegg", "1 attachment"},
    {"page.attachments_none", "Teksten har ingen vedlegg.", "Teksten har ingen vedlegg.",
     "The text has no attachments."},
    {"page.attachments_removed", "Vedlegg tatt bort: {names}", "Vedlegg tekne bort: {names}",
     "Attachments removed: {names}"},
    {"page.attachments_words",
     "Vedleggene hører til versjonen: et vedtak om en versjon nevner dem sammen med teksten. De er "
     "ikke en del av selve teksten, så vedtak som står, står selv om et vedlegg kommer til, byttes "
     "eller tas bort. Versjonen det ble vedtatt om, har fortsatt vedleggene den hadde.",
     "Vedlegga høyrer til versjonen: eit vedtak om ein versjon nemner dei saman med teksten. Dei "
     "er "
     "ikkje ein del av sjølve teksten, så vedtak som står, står sjølv om eit vedlegg kjem til, "
     "blir "
     "bytt eller teke bort. Versjonen det vart vedteke om, har framleis vedlegga han hadde.",
     "The attachments belong to the version: a decision about a version names them together with "
     "the text. They are no part of the text itself, so decisions that stand go on standing when "
     "an "
     "attachment is added, replaced or removed. The version that was decided on still has those it "
     "had."},
    {"page.back_to_attachments", "Tilbake til vedleggene", "Tilbake til vedlegga",
     "Back to the attachments"},
    {"page.back_to_text", "Tilbake til teksten", "Tilbake til teksten", "Back to the text"},
    {"page.do_attach", "Legg til vedlegg", "Legg til vedlegg", "Add attachment"},
    {"page.do_remove_attachment", "Ta bort vedlegget", "Ta bort vedlegget",
     "Remove the attachment"},
    {"page.do_remove_short", "Ta bort", "Ta bort", "Remove"},
    {"page.field_file", "Fil", "Fil", "File"},
    {"page.field_replace", "Bytt ut vedlegget som heter det samme",
     "Byt ut vedlegget som heiter det same", "Replace the attachment of the same name"},
    {"page.hint_attachment_message",
     "Står sammen med versjonen. Uten: hva som ble gjort, og filnavnet.",
     "Står saman med versjonen. Utan: kva som vart gjort, og filnamnet.",
     "Stands with the version. Without: what was done, and the file's name."},
    {"page.hint_file", "Høyst {max} MB. En av disse: {endings}",
     "Høgst {max} MB. Ei av desse: {endings}", "At most {max} MB. One of these: {endings}"},
    {"page.manage_attachments", "Legg til eller ta bort vedlegg", "Legg til eller ta bort vedlegg",
     "Add or remove attachments"},
    {"page.remove_attachment", "Ta bort {name}?", "Ta bort {name}?", "Remove {name}?"},
    {"page.remove_attachment_words",
     "Det blir en ny versjon uten vedlegget. Versjonene som er, beholder det. Teksten er den "
     "samme.",
     "Det blir ein ny versjon utan vedlegget. Versjonane som er, held på det. Teksten er den same.",
     "There will be a new version without the attachment. The versions there are keep it. The text "
     "stays the same."},
    {"page.restore_keeps_attachments",
     "Vedleggene blir som de er i dag: bare teksten hentes tilbake.",
     "Vedlegga blir som dei er i dag: berre teksten blir henta tilbake.",
     "The attachments stay as they are today: the text alone is brought back."},
    {"page.size_kb", "{size} kB", "{size} kB", "{size} kB"},
    {"page.size_mb", "{size} MB", "{size} MB", "{size} MB"},
};

}  // namespace

WordsTable words_attachments() {
    return attachments_rows;
}

}  // namespace saksgang
