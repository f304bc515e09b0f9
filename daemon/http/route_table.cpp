// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/route_table.hpp"

#include <algorithm>

#include "daemon/http/api.hpp"
#include "daemon/http/routing.hpp"

namespace saksgang::http {
namespace {

#define API "/api/v1"
#define DOCUMENT API "/documents/{slug}"
#define PAGES "/documents/{slug}"

constexpr Route kept(Route row) {
    row.keeping = Keeping::until_commit;
    return row;
}

constexpr Route with_files(Route row) {
    row.form = FormBody::files;
    return row;
}

constexpr Route table[] = {
    kept({"GET", "/", page_documents, Audience::person}),
    kept({"GET", "/documents/{slug}", page_overview, Audience::person}),
    kept({"GET", "/documents/{slug}/changes", page_changes, Audience::person}),
    {"GET", "/documents/{slug}/audit", page_document_audit, Audience::person},
    {"GET", "/audit", page_audit, Audience::person},
    {"GET", "/audit.csv", download_audit_csv, Audience::person},
    {"GET", "/audit.json", download_audit_json, Audience::person},
    {"POST", "/audit/verify", submit_verify, Audience::person},
    {"GET", "/notices", page_notices, Audience::person},
    {"POST", "/notices", submit_endpoint, Audience::person},
    {"GET", "/notices/new", page_new_endpoint, Audience::person},
    {"GET", "/notices/{id}", page_endpoint, Audience::person},
    {"POST", "/notices/{id}/ping", submit_ping, Audience::person},
    {"POST", "/notices/{id}/enable", submit_enable, Audience::person},
    {"GET", "/notices/{id}/remove", page_remove_endpoint, Audience::person},
    {"POST", "/notices/{id}/remove", submit_remove_endpoint, Audience::person},
    {"GET", "/notices/{id}/deliveries/{delivery}", page_delivery, Audience::person},
    {"POST", "/notices/{id}/deliveries/{delivery}/resend", submit_resend, Audience::person},
    {"GET", "/setup", page_setup, Audience::person, Identity::irrelevant},
    {"POST", "/setup/council", submit_setup_council, Audience::person, Identity::irrelevant},
    {"POST", "/setup/administrator", submit_setup_administrator, Audience::person,
     Identity::irrelevant},
    {"GET", "/new-document", page_new_document, Audience::person},
    {"POST", "/new-document", submit_document, Audience::person},
    {"GET", "/people", page_people, Audience::person},
    {"POST", "/people", submit_person, Audience::person},
    {"GET", "/people/new", page_new_person, Audience::person},
    {"GET", "/people/{id}/roles", page_roles, Audience::person},
    {"POST", "/people/{id}/roles", submit_roles, Audience::person},
    {"POST", "/people/{id}/close", submit_close_account, Audience::person},
    {"POST", "/people/{id}/open", submit_open_account, Audience::person},
    {"GET", "/bodies", page_bodies, Audience::person},
    {"GET", "/bodies/{body}/seats/{seat}", page_seat, Audience::person},
    {"POST", "/bodies/{body}/seats/{seat}", submit_seat, Audience::person},
    {"GET", "/tokens", page_tokens, Audience::person},
    {"POST", "/tokens", submit_token, Audience::person},
    {"GET", "/tokens/new", page_new_token, Audience::person},
    {"POST", "/tokens/{id}/revoke", submit_revoke_token, Audience::person},
    {"GET", "/api", page_api, Audience::person},
    {"GET", "/documents/{slug}/process.svg", page_drawing, Audience::person},
    {"GET", "/documents/{slug}/goals", page_goals, Audience::person},
    {"GET", "/documents/{slug}/text", page_text, Audience::person},
    {"GET", "/documents/{slug}/versions", page_versions, Audience::person},
    {"GET", "/documents/{slug}/versions/{n}", page_version, Audience::person},
    {"GET", "/documents/{slug}/versions/{n}/paragraphs/{p}", page_paragraph, Audience::person},
    {"GET", "/documents/{slug}/versions/{n}/attachments/{name}", get_attachment, Audience::person},
    {"GET", PAGES "/attachments", page_attachments, Audience::person},
    with_files({"POST", PAGES "/attachments", submit_attachment, Audience::person}),
    {"GET", PAGES "/attachments/{name}/remove", page_remove_attachment, Audience::person},
    {"POST", PAGES "/attachments/{name}/remove", submit_remove_attachment, Audience::person},
    {"GET", "/tilgjengelighet", page_accessibility, Audience::person},
    {"GET", "/personvern", page_privacy, Audience::person},
    {"GET", PAGES "/control", page_control, Audience::person},
    {"GET", PAGES "/next", page_next_step, Audience::person},
    {"POST", PAGES "/next", submit_next_step, Audience::person},
    {"GET", PAGES "/meetings", page_meetings, Audience::person},
    {"GET", PAGES "/decisions/new", page_new_decision, Audience::person},
    {"POST", PAGES "/decisions/new", submit_new_decision, Audience::person},
    {"GET", PAGES "/decisions/{n}/withdraw", page_withdraw_decision, Audience::person},
    {"POST", PAGES "/decisions/{n}/withdraw", submit_withdraw_decision, Audience::person},
    {"GET", PAGES "/decisions/{n}/correct", page_correct_decision, Audience::person},
    {"POST", PAGES "/decisions/{n}/correct", submit_correct_decision, Audience::person},
    {"GET", PAGES "/milestones/{milestone}", page_milestone, Audience::person},
    {"POST", PAGES "/milestones/{milestone}/held", submit_milestone_held, Audience::person},
    {"POST", PAGES "/milestones/{milestone}/move", submit_milestone_move, Audience::person},
    {"POST", PAGES "/milestones/{milestone}/cancel", submit_milestone_cancel, Audience::person},
    {"GET", PAGES "/responses", page_responses, Audience::person},
    {"GET", PAGES "/responses/new", page_new_response, Audience::person},
    {"POST", PAGES "/responses/new", submit_new_response, Audience::person},
    {"GET", PAGES "/responses/{n}", page_one_response, Audience::person},
    {"GET", PAGES "/responses/{n}/withdraw", page_withdraw_response, Audience::person},
    {"POST", PAGES "/responses/{n}/withdraw", submit_withdraw_response, Audience::person},
    {"GET", PAGES "/responses/{n}/correct", page_correct_response, Audience::person},
    {"POST", PAGES "/responses/{n}/correct", submit_correct_response, Audience::person},
    {"GET", PAGES "/edit", page_edit, Audience::person},
    {"POST", PAGES "/edit", submit_edit, Audience::person},
    {"GET", PAGES "/versions/{n}/restore", page_restore, Audience::person},
    {"GET", PAGES "/release", page_release, Audience::person},
    {"POST", PAGES "/release", submit_release, Audience::person},
    {"GET", "/control", page_controls, Audience::person},
    {"GET", "/login", page_login, Audience::person},
    {"POST", "/login", submit_login, Audience::person, Identity::irrelevant},
    {"POST", "/logout", submit_logout, Audience::person},
    {"GET", "/static/{path...}", static_file, Audience::person, Identity::irrelevant},
    {"GET", "/livez", get_livez, Audience::program, Identity::irrelevant},
    {"GET", "/readyz", get_readyz, Audience::program, Identity::irrelevant},
    {"GET", "/api/openapi.json", get_openapi, Audience::program, Identity::irrelevant},
    {"GET", "/metrics", get_metrics},

    kept({"GET", API "/documents", get_documents}),
    {"POST", API "/documents", post_document},
    kept({"GET", DOCUMENT, get_document}),
    {"GET", DOCUMENT "/text", get_text},
    {"PUT", DOCUMENT "/text", put_text},
    kept({"GET", DOCUMENT "/versions", get_versions}),
    {"POST", DOCUMENT "/versions", post_version},
    kept({"GET", DOCUMENT "/versions/{n}", get_version}),
    {"GET", DOCUMENT "/versions/{n}/text", get_version_text},
    {"POST", DOCUMENT "/versions/{n}/restore", post_restore},
    {"GET", DOCUMENT "/versions/{n}/attachments", get_attachments},
    {"GET", DOCUMENT "/versions/{n}/attachments/{name}", get_attachment},
    {"PUT", DOCUMENT "/attachments/{name}", put_attachment},
    {"DELETE", DOCUMENT "/attachments/{name}", delete_attachment},
    {"GET", DOCUMENT "/changes", get_changes},  // hangs on Accept, too
    {"GET", DOCUMENT "/outline", get_outline},
    {"GET", DOCUMENT "/goals", get_goals},
    {"GET", DOCUMENT "/findings", get_findings},
    kept({"GET", DOCUMENT "/provenance", get_provenance}),
    kept({"GET", DOCUMENT "/paragraphs/{p}/history", get_paragraph_history}),

    kept({"GET", DOCUMENT "/process", get_process}),
    {"POST", DOCUMENT "/process/transitions", post_transition},
    kept({"GET", DOCUMENT "/decisions", get_decisions}),
    {"POST", DOCUMENT "/decisions", post_decision},
    kept({"GET", DOCUMENT "/decisions/{n}", get_decision}),
    {"POST", DOCUMENT "/decisions/{n}/withdraw", post_decision_withdraw},
    {"POST", DOCUMENT "/decisions/{n}/correct", post_decision_correct},
    kept({"GET", DOCUMENT "/responses", get_responses}),
    {"POST", DOCUMENT "/responses", post_response},
    kept({"GET", DOCUMENT "/responses/{n}", get_response}),
    {"POST", DOCUMENT "/responses/{n}/withdraw", post_response_withdraw},
    {"POST", DOCUMENT "/responses/{n}/correct", post_response_correct},
    {"POST", DOCUMENT "/milestones/{milestone}/move", post_milestone_move},
    {"POST", DOCUMENT "/milestones/{milestone}/held", post_milestone_held},
    {"POST", DOCUMENT "/milestones/{milestone}/cancel", post_milestone_cancel},

    {"GET", API "/journal", get_journal},
    {"POST", API "/journal/{seq}/erase", post_erasure},
    kept({"GET", API "/council", get_council}),
    {"POST", API "/council/bodies/{body}/seats/{seat}", post_seat},
    {"GET", API "/people", get_people},
    {"POST", API "/people", post_person},
    {"GET", API "/tokens", get_tokens},
    {"POST", API "/tokens", post_token},
    {"DELETE", API "/tokens/{id}", delete_token},
    {"GET", API "/endpoints", get_endpoints},
    {"POST", API "/endpoints", post_endpoint},
    {"GET", API "/endpoints/{id}", get_endpoint},
    {"DELETE", API "/endpoints/{id}", delete_endpoint},
    {"POST", API "/endpoints/{id}/ping", post_ping},
    {"POST", API "/endpoints/{id}/enable", post_enable},
    {"GET", API "/endpoints/{id}/deliveries", get_deliveries},
    {"POST", API "/deliveries/{id}/resend", post_resend},
};

#undef PAGES
#undef DOCUMENT
#undef API

static_assert(std::ranges::all_of(table, [](const Route& row) { return is_pattern(row.pattern); }));

}  // namespace

std::span<const Route> routes() {
    return table;
}

}  // namespace saksgang::http
