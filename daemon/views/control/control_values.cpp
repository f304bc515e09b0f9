// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/control/control_values.hpp"

#include "daemon/views/forms/form_rows.hpp"

namespace saksgang::views {
namespace {

// A path of this site that may have a query of its own.
std::string url_of(const Layout& layout, const std::string& path) {
    const auto mark = path.find('?');
    if (mark == std::string::npos) return url_in(layout, path);
    return url_in(layout, path.substr(0, mark), path.substr(mark + 1));
}

std::vector<Values> name_rows(const std::vector<std::string>& names, std::string_view as) {
    return each(names, [&](const std::string& name) { return Values{}.set(as, name); });
}

Values task_values(const Layout& layout, const TaskLine& task) {
    Values values;
    values.set("sentence", task.sentence)
        .set("url", url_of(layout, task.url))
        .set("action", task.action)
        .set("tone", std::string{to_string(task.when.tone)});
    set_optional(values, "who", task.who);
    return set_optional(values, "due", task.when.words);
}

std::vector<Values> task_rows(const Layout& layout, const std::vector<TaskLine>& tasks) {
    return each(tasks, [&](const TaskLine& task) { return task_values(layout, task); });
}

Values deadline_values(const DeadlineLine& deadline) {
    return Values{}
        .set("date", deadline.date)
        .set("when", deadline.when)
        .set("distance", deadline.distance)
        .set("name", deadline.title);
}

Values body_in_stage_values(const BodyInStage& body) {
    return Values{}
        .set("stage", body.stage)
        .set("name", body.body)
        .set("state", body.state)
        .show("done", body.done)
        .show("waiting", !body.done)
        .show("current", body.now)
        .show("has_missing", !body.missing.empty())
        .set("missing_heading", body.missing_heading)
        .repeat("missing", name_rows(body.missing, "seat"));
}

Values step_values(const Layout& layout, const StepLine& step) {
    const Speech speech{layout.language};
    return Values{}
        .set("name", step.next.title)
        .set("to_line", speech.say("leads_to", {{"stage", step.next.to}}))
        .set("url", url_of(layout, step.url))
        .show("open", step.next.open)
        .show("closed", !step.next.open)
        .repeat("reasons", each(step.next.reasons, [&](const ReasonLine& one) {
                    return reason_values_in(layout, one);
                }));
}

void set_notices(Values& values, const NoticesLine& notices) {
    values.set("notices", notices.summary)
        .show("has_troubles", !notices.troubles.empty())
        .repeat("troubles", name_rows(notices.troubles, "trouble"));
}

}  // namespace

Values control_values(const Layout& layout, const ControlModel& model) {
    const auto action = [&](const ActionLine& one) {
        return Values{}.set("url", url_of(layout, one.url)).set("words", one.words);
    };
    const auto step = [&](const StepLine& one) { return step_values(layout, one); };
    Values values;
    values.show("no_tasks", model.tasks.empty())
        .show("has_tasks", !model.tasks.empty())
        .repeat("tasks", task_rows(layout, model.tasks))
        .repeat("actions", each(model.actions, action))
        .show("no_deadlines", model.deadlines.empty())
        .show("has_deadlines", !model.deadlines.empty())
        .repeat("deadlines", each(model.deadlines, deadline_values))
        .repeat("bodies", each(model.bodies, body_in_stage_values))
        .show("no_onward", model.onward.empty())
        .repeat("onward", each(model.onward, step))
        .show("has_back", !model.back.empty())
        .repeat("back", each(model.back, step));
    set_optional(values, "later", model.later);
    set_notices(values, model.notices);
    set_receipt(values, model.receipt);
    set_document_head(values, layout, model.head);
    return values;
}

Values controls_values(const Layout& layout, const ControlsModel& model) {
    const auto document = [&](const ControlledDocument& one) {
        const auto path = "/documents/" + one.document.slug + "/control";
        Values values;
        values.set("url", url_in(layout, path))
            .set("title", one.document.title)
            .set("document_language", one.document.language)
            .set("summary", one.summary)
            .show("has_tasks", !one.tasks.empty())
            .repeat("tasks", task_rows(layout, one.tasks));
        return set_banner(values, one.document.banner);
    };
    Values values;
    values.show("none", model.documents.empty())
        .repeat("documents", each(model.documents, document));
    set_notices(values, model.notices);
    return values;
}

Values next_step_values(const Layout& layout, const NextModel& model) {
    Values values;
    values.set("name", model.title)
        .repeat("happens", name_rows(model.happens, "sentence"))
        .show("open", model.open)
        .show("closed", !model.open)
        .repeat("reasons",
                each(model.reasons,
                     [&](const ReasonLine& one) { return reason_values_in(layout, one); }))
        .set("undo", model.undo)
        .set("control_url", url_in(layout, "/documents/" + model.head.slug + "/control"))
        .repeat("step_form", {form_rows(layout, model.form)});
    set_faults(values, model.form.faults);
    set_document_head(values, layout, model.head);
    return values;
}

}  // namespace saksgang::views
