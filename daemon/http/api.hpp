// SPDX-License-Identifier: EUPL-1.2
// Every route's handler, by file. Which address each answers stands in one table, route_table.cpp.
#pragma once

#include "daemon/http/call.hpp"

namespace saksgang::http {

using Answer = asio::awaitable<Result<Response>>;

// api/attachments.cpp
Answer get_attachments(Call call);
Answer get_attachment(Call call);
Answer put_attachment(Call call);
Answer delete_attachment(Call call);

// api/documents.cpp
Answer get_documents(Call call);
Answer post_document(Call call);
Answer get_document(Call call);
Answer get_text(Call call);
Answer put_text(Call call);
Answer get_versions(Call call);
Answer post_version(Call call);
Answer get_version(Call call);
Answer get_version_text(Call call);
Answer post_restore(Call call);
Answer get_changes(Call call);

// api/provenance.cpp
Answer get_provenance(Call call);
Answer get_paragraph_history(Call call);

// api/process.cpp
Answer get_process(Call call);
Answer post_transition(Call call);
Answer post_milestone_move(Call call);
Answer post_milestone_held(Call call);
Answer post_milestone_cancel(Call call);

// api/decisions.cpp
Answer get_decisions(Call call);
Answer get_decision(Call call);
Answer post_decision(Call call);
Answer post_decision_withdraw(Call call);
Answer post_decision_correct(Call call);

// api/responses.cpp
Answer get_responses(Call call);
Answer get_response(Call call);
Answer post_response(Call call);
Answer post_response_withdraw(Call call);
Answer post_response_correct(Call call);

// api/journal.cpp
Answer get_journal(Call call);
Answer post_erasure(Call call);

// api/council.cpp
Answer get_council(Call call);
Answer post_seat(Call call);
Answer get_people(Call call);
Answer post_person(Call call);
Answer get_tokens(Call call);
Answer post_token(Call call);
Answer delete_token(Call call);

// api/endpoints.cpp
Answer get_endpoints(Call call);
Answer post_endpoint(Call call);
Answer get_endpoint(Call call);
Answer delete_endpoint(Call call);
Answer post_ping(Call call);
Answer post_enable(Call call);
Answer get_deliveries(Call call);
Answer post_resend(Call call);

// api/description.cpp
Answer get_openapi(Call call);
Answer page_api(Call call);
// api/text.cpp
Answer get_findings(Call call);
Answer get_goals(Call call);
Answer get_outline(Call call);

// health.cpp
Answer get_livez(Call call);
Answer get_readyz(Call call);

// metrics.cpp
Answer get_metrics(Call call);

// pages/drawing.cpp
Answer page_drawing(Call call);

// pages/overview.cpp
Answer page_documents(Call call);
Answer page_overview(Call call);
Answer static_file(Call call);

// pages/changes.cpp
Answer page_changes(Call call);
// pages/notices.cpp
Answer page_notices(Call call);
Answer page_new_endpoint(Call call);
Answer submit_endpoint(Call call);
Answer page_endpoint(Call call);
Answer submit_ping(Call call);
Answer submit_enable(Call call);
Answer page_remove_endpoint(Call call);
Answer submit_remove_endpoint(Call call);
Answer page_delivery(Call call);
Answer submit_resend(Call call);

// pages/setup.cpp
Answer page_setup(Call call);
Answer submit_setup_council(Call call);
Answer submit_setup_administrator(Call call);

// pages/new_document.cpp
Answer page_new_document(Call call);
Answer submit_document(Call call);

// pages/statements.cpp
Answer page_accessibility(Call call);
Answer page_privacy(Call call);

// pages/people.cpp
Answer page_people(Call call);
Answer page_new_person(Call call);
Answer submit_person(Call call);
Answer page_roles(Call call);
Answer submit_roles(Call call);
Answer submit_close_account(Call call);
Answer submit_open_account(Call call);

// pages/bodies.cpp
Answer page_bodies(Call call);
Answer page_seat(Call call);
Answer submit_seat(Call call);

// pages/tokens.cpp
Answer page_tokens(Call call);
Answer page_new_token(Call call);
Answer submit_token(Call call);
Answer submit_revoke_token(Call call);

// pages/attachments.cpp
Answer page_attachments(Call call);
Answer submit_attachment(Call call);
Answer page_remove_attachment(Call call);
Answer submit_remove_attachment(Call call);

// pages/audit.cpp
Answer page_audit(Call call);
Answer page_document_audit(Call call);
Answer download_audit_csv(Call call);
Answer download_audit_json(Call call);
Answer submit_verify(Call call);
// pages/text.cpp
Answer page_goals(Call call);
Answer page_text(Call call);
Answer page_version(Call call);
Answer page_versions(Call call);
// pages/paragraph.cpp
Answer page_paragraph(Call call);
// pages/control.cpp
Answer page_controls(Call call);
Answer page_control(Call call);
Answer page_next_step(Call call);
Answer submit_next_step(Call call);

// pages/editing.cpp
Answer page_edit(Call call);
Answer submit_edit(Call call);
Answer page_restore(Call call);

// pages/releasing.cpp
Answer page_release(Call call);
Answer submit_release(Call call);

// pages/meetings.cpp
Answer page_meetings(Call call);
Answer page_new_decision(Call call);
Answer submit_new_decision(Call call);
Answer page_withdraw_decision(Call call);
Answer submit_withdraw_decision(Call call);
Answer page_correct_decision(Call call);
Answer submit_correct_decision(Call call);
Answer page_milestone(Call call);
Answer submit_milestone_held(Call call);
Answer submit_milestone_move(Call call);
Answer submit_milestone_cancel(Call call);

// pages/responses.cpp
Answer page_responses(Call call);
Answer page_new_response(Call call);
Answer submit_new_response(Call call);
Answer page_one_response(Call call);
Answer page_withdraw_response(Call call);
Answer submit_withdraw_response(Call call);
Answer page_correct_response(Call call);
Answer submit_correct_response(Call call);

// pages/login.cpp
Answer page_login(Call call);
Answer submit_login(Call call);
Answer submit_logout(Call call);

}  // namespace saksgang::http
