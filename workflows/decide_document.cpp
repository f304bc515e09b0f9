// SPDX-License-Identifier: EUPL-1.2
// A document is created: its process starts in the workflow's initial stage, pinned to exactly
// these bytes of the definition, with every milestone planned. Pure; any thread.
#include <fmt/format.h>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/decide.hpp"
#include "workflows/decide_checks.hpp"

namespace saksgang::workflows {
namespace {

Result<void> check_bodies(const Council& council, const Definition& definition, LocalDate today) {
    for (const BodySlug& slug : definition.bodies) {
        const Body* body = council.find_body(slug);
        if (body != nullptr && is_valid_on(*body, today)) continue;
        return fail(Errc::invalid_input,
                    fmt::format("the workflow '{}' needs the body '{}', which the council {}: "
                                "define it first, or choose another workflow",
                                definition.slug.value, slug.value,
                                body == nullptr ? "lacks" : "does not have today"),
                    "workflow");
    }
    return {};
}

}  // namespace

Result<Events> decide(const Council& council, const Definition& definition,
                      const InstalledWorkflow& installed, const CreateDocument& command,
                      Moment now) {
    ASSERT(definition.slug == command.workflow);
    ASSERT(installed.slug == command.workflow);
    ASSERT(installed.revision == definition.revision);

    TRY(checked_slug(command.document.value, "slug"));
    TRY(check_line(command.title, limits::title_bytes_max, "title"));
    TRY(check_optional_line(command.case_number, limits::name_bytes_max, "case_number"));
    if (command.language != "nb" && command.language != "nn" && command.language != "en") {
        return fail(Errc::invalid_input, "must be nb, nn or en", "language");
    }
    TRY(check_bodies(council, definition, now.today));
    const LocalDate began_on = command.effective_on.value_or(now.today);
    TRY(check_happened(began_on, now, "effective_on"));

    Events events{DocumentCreated{.document = command.document,
                                  .language = command.language,
                                  .case_number = command.case_number,
                                  .workflow = installed.slug,
                                  .workflow_revision = installed.revision,
                                  .workflow_blob = installed.blob,
                                  .workflow_sha256 = installed.sha256,
                                  .stage = definition.initial,
                                  .entered_on = began_on,
                                  .title = Committed::of(command.title)}};
    for (const MilestonePlan& plan : definition.milestones) {
        events.push_back(
            MilestonePlanned{.milestone = plan.slug, .from = plan.from, .until = plan.until});
    }
    return events;
}

}  // namespace saksgang::workflows
