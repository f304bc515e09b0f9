// SPDX-License-Identifier: EUPL-1.2
// What must be seen to, in words, each with the way to where it is seen to.
#include <fmt/format.h>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using workflows::Task;
using workflows::TaskKind;

struct TaskPage {
    std::string path;
    std::string_view words;  // the sentence "page.<words>"
};

TaskPage page_for(const app::ProcessView& view, const Task& task) {
    const auto& document = view.process.document;
    switch (task.kind) {
        case TaskKind::register_milestone:
            return {page_of(document, "/milestones/" + task.milestone->value), "do_register"};
        case TaskKind::renew_decision:
            return {page_of(document, "/meetings"), "do_see_decisions"};
        case TaskKind::get_decision:
            return {page_of(document, "/decisions/new"), "do_record_decision"};
        case TaskKind::get_answers:
            return {page_of(document, "/responses/new"), "do_register_response"};
        case TaskKind::mend_text:
            return {page_of(document, "/goals#check"), "see_check"};
        case TaskKind::release_text:
            return {page_of(document, "/release"), "do_release"};
        case TaskKind::take_step:
            return {page_of(document, "/next?to=" + task.to->value), "do_check_step"};
    }
    return {};
}

Tag when_of(const Task& task, LocalDate today, const Speech& speech) {
    if (!task.reason.by) return {};
    const LocalDate day = *task.reason.by;
    const bool over = day < today;
    const auto words =
        speech.say(over ? "overdue_since" : "due_on",
                   {{"day", speech.date(day)}, {"distance", speech.distance(today, day)}});
    return {.words = words, .tone = over ? Tone::danger : Tone::warning};
}

std::string who_of(const app::ProcessView& view, const Task& task, const Speech& speech) {
    // That it is the secretariat's own needs no saying to the secretariat.
    std::vector<std::string> names;
    for (const std::string& slug : task.reason.who) {
        if (view.council.find_body({slug})) names.push_back(name_of(view, BodySlug{slug}, speech));
    }
    return names.empty() ? std::string{}
                         : speech.say("waits_for", {{"who", listed(names, speech)}});
}

}  // namespace

std::vector<TaskLine> task_lines(const app::ProcessView& view, const Speech& speech) {
    std::vector<TaskLine> lines;
    for (const Task& task : workflows::urgent(view.tasks, view.today)) {
        const TaskPage page = page_for(view, task);
        lines.push_back({.sentence = saksgang::say(speech.language(), task.reason.phrase),
                         .who = who_of(view, task, speech),
                         .when = when_of(task, view.today, speech),
                         .url = page.path,
                         .action = speech.say(page.words)});
    }
    return lines;
}

std::size_t tasks_that_wait(const app::ProcessView& view) {
    return view.tasks.size() - workflows::urgent(view.tasks, view.today).size();
}

}  // namespace saksgang::views
