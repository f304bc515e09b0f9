// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/document_head.hpp"

#include <fmt/format.h>

#include <array>

#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

struct TabRow {
    DocumentTab tab;
    std::string_view words;  // the sentence "page.<words>"
    std::string_view path;   // after /documents/<slug>
    auth::Action needed;     // to be shown the way there
};

constexpr std::array tabs{
    TabRow{DocumentTab::overview, "tab_overview", "", auth::Action::read_public},
    TabRow{DocumentTab::text, "tab_text", "/text", auth::Action::read_public},
    TabRow{DocumentTab::goals, "tab_goals", "/goals", auth::Action::read_public},
    TabRow{DocumentTab::changes, "tab_changes", "/changes", auth::Action::read_public},
    TabRow{DocumentTab::responses, "tab_responses", "/responses", auth::Action::read_public},
    TabRow{DocumentTab::meetings, "tab_meetings", "/meetings", auth::Action::read_public},
    TabRow{DocumentTab::audit, "tab_audit", "/audit", auth::Action::read_public},
    TabRow{DocumentTab::control, "tab_control", "/control", auth::Action::change_stage},
};

std::vector<Values> tab_values(const Layout& layout, const DocumentHead& head) {
    const Speech speech{layout.language};
    std::vector<Values> rows;
    for (const TabRow& row : tabs) {
        if (!may(layout, row.needed)) continue;
        rows.push_back(
            Values{}
                .set("url", url_in(layout, fmt::format("/documents/{}{}", head.slug, row.path)))
                .set("words", speech.say(row.words))
                .show("chosen", row.tab == head.chosen));
    }
    return rows;
}

}  // namespace

DocumentHead document_head(const app::ProcessView& view, DocumentTab chosen, const Speech& speech) {
    return {.slug = view.process.document.value,
            .title = title_of(view, speech),
            .language = view.process.language,
            .case_number = view.process.case_number,
            .banner = banner_of(view, speech),
            .chosen = chosen};
}

Values& set_document_head(Values& values, const Layout& layout, const DocumentHead& head) {
    const Speech speech{layout.language};
    values.set("title", head.title)
        .set("document_language", head.language)
        .show("on_overview", head.chosen == DocumentTab::overview)
        .show("has_tabs", tabs.size() > 1)
        .repeat("tabs", tab_values(layout, head));
    set_banner(values, head.banner);
    return set_case(values, head.case_number, speech);
}

Values& set_banner(Values& values, const Banner& banner) {
    values.set("stage", banner.stage)
        .set("verdict", banner.verdict)
        .set("version", banner.version)
        .show("adopted", banner.adopted)
        .show("not_adopted", !banner.adopted);
    set_optional(values, "access", banner.access);
    set_optional(values, "now", banner.now);
    return set_optional(values, "since", banner.since);
}

}  // namespace saksgang::views
