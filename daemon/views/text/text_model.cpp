// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/text/text_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/app/local_time.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

constexpr int deepest_shown = 3;

std::string versions_url_of(const app::ProcessView& view) {
    return fmt::format("/documents/{}/versions", view.process.document.value);
}

std::string page_url(const app::ProcessView& view) {
    return fmt::format("/documents/{}/text", view.process.document.value);
}

// The title is on top of the page already: the outline is what stands below it.
std::vector<OutlineLine> outline_of(const repo::Structure& structure) {
    std::vector<OutlineLine> lines;
    std::vector<int> depths(structure.sections.size(), 0);
    for (std::size_t i = 1; i < structure.sections.size(); ++i) {
        const repo::Section& section = structure.sections[i];
        if (section.title) continue;
        depths[i] = depths[section.parent] + 1;
        if (depths[i] > deepest_shown) continue;
        lines.push_back({.url = "#" + section.id,
                         .number = section.number,
                         .heading = section.heading,
                         .depth = depths[i]});
    }
    return lines;
}

bool is_todays(const app::ProcessView& view, const workflows::Version& version) {
    return !view.version || view.version->text.version <= version.text.version;
}

}  // namespace

TextModel text_model(const app::ProcessView& view, const app::VersionPageText& text,
                     Language language) {
    const Speech speech{language};
    const auto& version = text.version;
    TextModel model;
    model.head = document_head(view, DocumentTab::text, speech);
    model.version_line = version_line(view, version, speech);
    model.access = access_line(version, speech);
    model.is_today = is_todays(view, version);
    model.today_url = page_url(view);
    model.restore_url = fmt::format("{}/{}/restore", versions_url_of(view), number_of(version));
    if (!model.is_today) {
        model.past = speech.say(
            "text_is_past", {{"version", number_of(version)}, {"today", number_of(*view.version)}});
    }
    model.versions_url = versions_url_of(view);
    model.markdown_url = fmt::format("/api/v1/documents/{}/versions/{}/text",
                                     view.process.document.value, number_of(version));
    model.markdown_name = fmt::format("{}-{}.md", view.process.document.value, number_of(version));
    model.attachments_url = fmt::format("/documents/{}/attachments", view.process.document.value);
    if (text.structure) model.outline = outline_of(*text.structure);
    model.html = text.html;
    return model;
}

VersionsModel versions_model(const app::ProcessView& view,
                             std::span<const workflows::Version> versions, bool full,
                             Language language) {
    const Speech speech{language};
    VersionsModel model;
    model.head = document_head(view, DocumentTab::text, speech);
    model.text_url = page_url(view);
    for (const auto& version : versions) {
        const auto in_short = store::in_short(version);
        model.versions.push_back({.url = text_url(view.process.document, version.text.version),
                                  .title = version_title(in_short, speech),
                                  .when = version_when(view, in_short, speech),
                                  .access = access_line(version, speech),
                                  .is_today = view.version && view.version->text == version.text});
    }
    if (full && !versions.empty()) {
        model.older_url =
            fmt::format("{}?before={}", versions_url_of(view), number_of(versions.back()));
    }
    return model;
}

}  // namespace saksgang::views
