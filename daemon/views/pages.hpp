// SPDX-License-Identifier: EUPL-1.2
// From a model to a page, whole: HTML that needs no script and asks no other host for anything.
// Made once, where the daemon is put together; pages change nothing in it, so any thread may ask.
#pragma once

#include <string>

#include "daemon/templates/templates.hpp"
#include "daemon/views/api/api_model.hpp"
#include "daemon/views/attachments/attachments_model.hpp"
#include "daemon/views/audit/audit_model.hpp"
#include "daemon/views/changes/changes_model.hpp"
#include "daemon/views/control/control_model.hpp"
#include "daemon/views/control/next_model.hpp"
#include "daemon/views/documents_model.hpp"
#include "daemon/views/editing/joining_model.hpp"
#include "daemon/views/editing/review_model.hpp"
#include "daemon/views/forms/form_page.hpp"
#include "daemon/views/forms/plain_form.hpp"
#include "daemon/views/goals/goals_model.hpp"
#include "daemon/views/layout.hpp"
#include "daemon/views/login_model.hpp"
#include "daemon/views/meetings/meetings_model.hpp"
#include "daemon/views/notices/notices_model.hpp"
#include "daemon/views/overview_model.hpp"
#include "daemon/views/paragraph/paragraph_model.hpp"
#include "daemon/views/people/people_model.hpp"
#include "daemon/views/problem_model.hpp"
#include "daemon/views/responses/responses_model.hpp"
#include "daemon/views/statements/statement_model.hpp"
#include "daemon/views/text/text_model.hpp"

namespace saksgang::views {

class Pages {
public:
    Pages();

    std::string overview(const Layout& layout, const OverviewModel& model) const;
    std::string changes(const Layout& layout, const ChangesModel& model) const;
    std::string text(const Layout& layout, const TextModel& model) const;
    std::string versions(const Layout& layout, const VersionsModel& model) const;
    std::string attachments(const Layout& layout, const AttachmentsModel& model) const;
    std::string paragraph(const Layout& layout, const ParagraphModel& model) const;
    std::string goals(const Layout& layout, const GoalsModel& model) const;
    std::string documents(const Layout& layout, const DocumentsModel& model) const;
    std::string api(const Layout& layout, const ApiModel& model) const;
    std::string control(const Layout& layout, const ControlModel& model) const;
    std::string controls(const Layout& layout, const ControlsModel& model) const;
    std::string next_step(const Layout& layout, const NextModel& model) const;
    std::string meetings(const Layout& layout, const MeetingsModel& model) const;
    std::string responses(const Layout& layout, const ResponsesModel& model) const;
    std::string response(const Layout& layout, const ResponseModel& model) const;
    std::string form_page(const Layout& layout, const FormPageModel& model) const;
    std::string review(const Layout& layout, const ReviewModel& model) const;
    std::string joining(const Layout& layout, const JoiningModel& model) const;
    std::string login(const Layout& layout, const LoginModel& model) const;
    std::string audit(const Layout& layout, const AuditModel& model) const;
    std::string plain_form(const Layout& layout, const PlainForm& model) const;
    std::string notices(const Layout& layout, const NoticesModel& model) const;
    std::string endpoint(const Layout& layout, const EndpointModel& model) const;
    std::string delivery(const Layout& layout, const DeliveryModel& model) const;
    std::string people(const Layout& layout, const PeopleModel& model) const;
    std::string bodies(const Layout& layout, const BodiesModel& model) const;
    std::string tokens(const Layout& layout, const TokensModel& model) const;
    std::string statement(const Layout& layout, const StatementModel& model) const;
    std::string problem(const Layout& layout, const ProblemModel& model) const;

private:
    // "Feil: …" where a form was refused.
    std::string title_of(const Layout& layout, std::string title, bool refused) const;
    std::string page(const Layout& layout, std::string_view template_name, std::string title,
                     templates::Values values) const;

    templates::Templates templates_;
};

}  // namespace saksgang::views
