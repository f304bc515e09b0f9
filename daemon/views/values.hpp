// SPDX-License-Identifier: EUPL-1.2
// From models to what templates are filled with, name by name; inner to this room. Pure.
#pragma once

#include <functional>

#include "daemon/templates/values.hpp"
#include "daemon/views/api/api_model.hpp"
#include "daemon/views/audit/audit_model.hpp"
#include "daemon/views/changes/changes_model.hpp"
#include "daemon/views/documents_model.hpp"
#include "daemon/views/forms/plain_form.hpp"
#include "daemon/views/goals/goals_model.hpp"
#include "daemon/views/layout.hpp"
#include "daemon/views/login_model.hpp"
#include "daemon/views/notices/notices_model.hpp"
#include "daemon/views/overview_model.hpp"
#include "daemon/views/paragraph/paragraph_model.hpp"
#include "daemon/views/people/people_model.hpp"
#include "daemon/views/problem_model.hpp"
#include "daemon/views/statements/statement_model.hpp"
#include "daemon/views/text/text_model.hpp"

namespace saksgang::views {

using templates::Values;

// {{name}} and {{#has_name}}: a line that is left out when there is nothing to say.
Values& set_optional(Values& values, std::string_view name, const std::string& text);

// {{case_line}} and {{#has_case}}.
Values& set_case(Values& values, const std::string& case_number, const Speech& speech);

// A path of this site, with a query of its own or none; it keeps the language that was asked for.
std::string url_in(const Layout& layout, std::string_view path, std::string query = {});

// The way to a form, shown to those who may use it.
Values& set_way(Values& values, const Layout& layout, std::string_view name,
                const std::string& path, auth::Action action);

// What {{>document_head}} shows, on top of every page of a document.
Values& set_document_head(Values& values, const Layout& layout, const DocumentHead& head);
Values& set_banner(Values& values, const Banner& banner);

Values reason_values(const ReasonLine& reason);
// For pages of those who work with the text: with the way to what is meant.
Values reason_values_in(const Layout& layout, const ReasonLine& reason);
Values api_values(const ApiModel& model);
Values layout_values(const Layout& layout, std::string_view content, std::string title);
Values overview_values(const Layout& layout, const OverviewModel& model);
// Words that stand, went or came.
Values run_values(const ChangedRun& run);
Values changes_values(const Layout& layout, const ChangesModel& model);
// Where the links among changes lead.
struct ChangesLinks {
    std::string anchor;  // begins the places of its changes in the page
    // Of the comparison's pages; without, there is the one, and `rest` says where the others are.
    std::function<std::string(std::size_t page)> page_url;
    std::string text_url;  // of the newer text; none where it has no page yet
    std::string rest;
};
// What {{>changes_body}}, {{>changes_summary}} and {{>changes_pages}} show.
Values changes_body_values(const ChangesBody& body, const ChangesLinks& links,
                           ChangesLayout layout);
Values text_values(const Layout& layout, const TextModel& model);
Values versions_values(const Layout& layout, const VersionsModel& model);
Values paragraph_values(const Layout& layout, const ParagraphModel& model);
Values goals_values(const Layout& layout, const GoalsModel& model);
Values documents_values(const Layout& layout, const DocumentsModel& model);
Values login_values(const Layout& layout, const LoginModel& model);
Values audit_values(const Layout& layout, const AuditModel& model);
Values notices_values(const Layout& layout, const NoticesModel& model);
Values endpoint_values(const Layout& layout, const EndpointModel& model);
Values delivery_values(const Layout& layout, const DeliveryModel& model);
Values people_values(const Layout& layout, const PeopleModel& model);
Values bodies_values(const Layout& layout, const BodiesModel& model);
Values tokens_values(const Layout& layout, const TokensModel& model);
Values plain_form_values(const Layout& layout, const PlainForm& page);
Values statement_values(const StatementModel& model);
Values problem_values(const ProblemModel& model);

// `rows`, each made by `make`.
template <class Row, class Make>
std::vector<Values> each(const std::vector<Row>& rows, Make make) {
    std::vector<Values> values;
    for (const Row& row : rows)
        values.push_back(make(row));
    return values;
}

}  // namespace saksgang::views
