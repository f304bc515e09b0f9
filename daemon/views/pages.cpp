// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/control/control_values.hpp"
#include "daemon/views/editing/editing_values.hpp"
#include "daemon/views/meetings/meetings_values.hpp"
#include "daemon/views/page_templates.hpp"
#include "daemon/views/responses/responses_values.hpp"
#include "daemon/views/values.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

// The text is the one thing that is HTML already (safe_html). No value can write this mark: the
// engine escapes them all.
std::string with_text(std::string html, const std::shared_ptr<const std::string>& text) {
    constexpr std::string_view place = "<!--text-->";
    const auto at = html.find(place);
    if (text && at != std::string::npos) html.replace(at, place.size(), *text);
    return html;
}

}  // namespace

Pages::Pages() : templates_(page_templates()) {}

std::string Pages::page(const Layout& layout, std::string_view template_name, std::string title,
                        Values values) const {
    const Speech speech{layout.language};
    // What the page says comes before what stands around it.
    auto around = layout_values(layout, template_name, std::move(title));
    around.repeat("page", {std::move(values)});
    return templates_.render("layout", around,
                             [&](std::string_view name) { return speech.say(name); });
}

std::string Pages::title_of(const Layout& layout, std::string title, bool refused) const {
    if (!refused) return title;
    return Speech{layout.language}.say("title_with_error", {{"title", title}});
}

std::string Pages::overview(const Layout& layout, const OverviewModel& model) const {
    return page(layout, "overview", model.head.title, overview_values(layout, model));
}

std::string Pages::changes(const Layout& layout, const ChangesModel& model) const {
    return page(layout, "changes",
                Speech{layout.language}.say("tab_changes") + ": " + model.head.title,
                changes_values(layout, model));
}

std::string Pages::text(const Layout& layout, const TextModel& model) const {
    return with_text(page(layout, "text", model.head.title, text_values(layout, model)),
                     model.html);
}

std::string Pages::versions(const Layout& layout, const VersionsModel& model) const {
    const auto name = Speech{layout.language}.say("all_versions");
    return page(layout, "versions", name + " – " + model.head.title,
                versions_values(layout, model));
}

std::string Pages::paragraph(const Layout& layout, const ParagraphModel& model) const {
    return page(layout, "paragraph", model.title + " – " + model.head.title,
                paragraph_values(layout, model));
}

std::string Pages::goals(const Layout& layout, const GoalsModel& model) const {
    const auto name = Speech{layout.language}.say("tab_goals");
    return page(layout, "goals", name + " – " + model.head.title, goals_values(layout, model));
}

std::string Pages::documents(const Layout& layout, const DocumentsModel& model) const {
    return page(layout, "documents", Speech{layout.language}.say("documents"),
                documents_values(layout, model));
}

std::string Pages::api(const Layout& layout, const ApiModel& model) const {
    return page(layout, "api", Speech{layout.language}.say("api"), api_values(model));
}

std::string Pages::control(const Layout& layout, const ControlModel& model) const {
    const auto name = Speech{layout.language}.say("tab_control");
    return page(layout, "control", fmt::format("{} – {}", name, model.head.title),
                control_values(layout, model));
}

std::string Pages::controls(const Layout& layout, const ControlsModel& model) const {
    return page(layout, "controls", Speech{layout.language}.say("control_rooms"),
                controls_values(layout, model));
}

std::string Pages::next_step(const Layout& layout, const NextModel& model) const {
    const auto title = fmt::format("{} – {}", model.title, model.head.title);
    return page(layout, "next_step", title_of(layout, title, !model.form.faults.empty()),
                next_step_values(layout, model));
}

std::string Pages::meetings(const Layout& layout, const MeetingsModel& model) const {
    const auto name = Speech{layout.language}.say("tab_meetings");
    return page(layout, "meetings", fmt::format("{} – {}", name, model.head.title),
                meetings_values(layout, model));
}

std::string Pages::attachments(const Layout& layout, const AttachmentsModel& model) const {
    const auto name = Speech{layout.language}.say("attachments");
    const bool refused = model.form && !model.form->faults.empty();
    return page(layout, "attachments",
                title_of(layout, fmt::format("{} – {}", name, model.head.title), refused),
                attachments_values(layout, model));
}

std::string Pages::responses(const Layout& layout, const ResponsesModel& model) const {
    const auto name = Speech{layout.language}.say("tab_responses");
    return page(layout, "responses", fmt::format("{} – {}", name, model.head.title),
                responses_values(layout, model));
}

std::string Pages::response(const Layout& layout, const ResponseModel& model) const {
    return page(layout, "response", fmt::format("{} – {}", model.title, model.head.title),
                response_values(layout, model));
}

std::string Pages::form_page(const Layout& layout, const FormPageModel& model) const {
    const bool refused = std::ranges::any_of(
        model.forms, [](const FormModel& form) { return !form.faults.empty(); });
    const auto title = fmt::format("{} – {}", model.title, model.head.title);
    return page(layout, "form_page", title_of(layout, title, refused),
                form_page_values(layout, model));
}

std::string Pages::review(const Layout& layout, const ReviewModel& model) const {
    const auto title = fmt::format("{} – {}", model.title, model.head.title);
    return with_text(page(layout, "review", title_of(layout, title, !model.form.faults.empty()),
                          review_values(layout, model)),
                     model.html);
}

std::string Pages::joining(const Layout& layout, const JoiningModel& model) const {
    const auto title = fmt::format("{} – {}", model.title, model.head.title);
    return page(layout, "joining", title_of(layout, title, !model.form.faults.empty()),
                joining_values(layout, model));
}

std::string Pages::login(const Layout& layout, const LoginModel& model) const {
    const auto name = Speech{layout.language}.say("log_in");
    return page(layout, "login", title_of(layout, name, model.failure.has_value()),
                login_values(layout, model));
}

std::string Pages::audit(const Layout& layout, const AuditModel& model) const {
    const auto name = Speech{layout.language}.say("audit");
    return page(layout, "audit",
                model.document ? fmt::format("{}: {}", name, model.document->title) : name,
                audit_values(layout, model));
}

std::string Pages::plain_form(const Layout& layout, const PlainForm& model) const {
    const Speech speech{layout.language};
    const bool refused = !model.form.faults.empty();
    return page(layout, "plain_form",
                refused ? speech.say("title_with_error", {{"title", model.title}}) : model.title,
                plain_form_values(layout, model));
}

std::string Pages::notices(const Layout& layout, const NoticesModel& model) const {
    return page(layout, "notices", Speech{layout.language}.say("notices"),
                notices_values(layout, model));
}

std::string Pages::endpoint(const Layout& layout, const EndpointModel& model) const {
    return page(layout, "endpoint", model.line.name, endpoint_values(layout, model));
}

std::string Pages::delivery(const Layout& layout, const DeliveryModel& model) const {
    return page(layout, "delivery", model.line.event, delivery_values(layout, model));
}

std::string Pages::people(const Layout& layout, const PeopleModel& model) const {
    return page(layout, "people", Speech{layout.language}.say("people"),
                people_values(layout, model));
}

std::string Pages::bodies(const Layout& layout, const BodiesModel& model) const {
    return page(layout, "bodies", Speech{layout.language}.say("bodies"),
                bodies_values(layout, model));
}

std::string Pages::tokens(const Layout& layout, const TokensModel& model) const {
    return page(layout, "tokens", Speech{layout.language}.say("account"),
                tokens_values(layout, model));
}

std::string Pages::statement(const Layout& layout, const StatementModel& model) const {
    return page(layout, "statement", model.title, statement_values(model));
}

std::string Pages::problem(const Layout& layout, const ProblemModel& model) const {
    return page(layout, "problem", model.problem, problem_values(model));
}

}  // namespace saksgang::views
