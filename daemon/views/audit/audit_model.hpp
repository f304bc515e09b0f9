// SPDX-License-Identifier: EUPL-1.2
// The journal as a page of entries, and what the last verification found, as strings and flags in
// one language. The one page where hashes and stored bytes are shown. Pure; any thread.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/app/read_audit.hpp"
#include "daemon/app/verifier.hpp"
#include "daemon/views/document_head.hpp"
#include "daemon/views/forms/form.hpp"
#include "daemon/views/overview_model.hpp"

namespace saksgang::views {

struct AuditLine {
    std::string seq;
    std::string sentence;
    std::string who;       // a role
    std::string recorded;  // when it was entered
    std::string happened;  // when it happened, where that was another day; else empty
    std::string document;  // its slug; empty where the page is about one, or it is the council's
    std::string version;   // "Versjon 3"; empty: it is about none
    std::string type;
    std::string pseudonym;
    std::string leaf;
    std::string leaf_hash;
};

struct VerifyCheckLine {
    std::string words;  // "Journalen: 128 hendelser i ubrutt kjede"
    bool holds = true;
};

struct VerifyPanel {
    Tag state;
    std::string when;  // of the last one; empty: there was none since the daemon started
    std::vector<VerifyCheckLine> checks;
    std::string first;   // the first entry that is not borne out
    std::string detail;  // English, from the check itself; only for whoever reads everything
    std::string remedy;  // English
    std::string trust;   // which side can be relied on
    std::string note;    // that one runs, or why none could be carried out
    bool may_start = false;
};

// The head as it is now, and how to hold a copy against it.
struct AuditHead {
    std::string size;
    std::string root;
    std::string when;
};

struct AuditModel {
    std::optional<DocumentHead> document;  // the page is about that one alone
    std::vector<FormField> filters;
    std::vector<AuditLine> entries;
    std::string query;        // of the filters, without a place: for downloads
    std::string older_query;  // of the next page; empty: this is the last
    bool filtered = false;
    bool searched_in_part = false;  // nothing fits so far, and there is more to look through
    std::optional<AuditHead> head;  // nothing: the journal is empty
    VerifyPanel verify;
};

struct AuditReading {
    const app::AuditPage& page;
    const app::AuditQuery& query;
    const workflows::Council& council;
    const std::map<DocumentSlug, app::DefinitionPointer>& definitions;
    const app::ProcessView* document = nullptr;  // where the page is about one
    std::vector<DocumentSlug> documents;         // to choose from
    std::optional<store::CheckpointRow> head;
    const app::VerifyStatus& verified;
    bool may_start = false;  // a verification
    bool sees_all = false;   // restricted material too
};

AuditModel audit_model(const AuditReading& reading, Language language);

// The sentence and the names of one entry: for the page and for downloads alike.
AuditLine audit_line(const app::AuditEntry& entry, const AuditReading& reading,
                     const Speech& speech);
VerifyPanel verify_panel(const app::VerifyStatus& status, std::string_view time_zone,
                         const Speech& speech);
std::vector<FormField> audit_filters(const AuditReading& reading, const Speech& speech);
// "type=decision.recorded&from=2024-04-26": what the filters say.
std::string audit_query(const app::AuditQuery& query, bool with_document);

}  // namespace saksgang::views
