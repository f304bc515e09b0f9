// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

Values line_values(const Layout& layout, const GoalLine& line) {
    Values values;
    values.set("url", url_in(layout, line.url))
        .set("words", line.text)
        .show("has_below", !line.below.empty())
        .repeat("below", each(line.below, [&](const GoalLine& one) {
                    Values below;
                    below.set("url", url_in(layout, one.url)).set("words", one.text);
                    return below.set("kind", one.kind);
                }));
    return values;
}

Values cell_values(const Layout& layout, const std::vector<GoalsModel::Link>& links) {
    Values values;
    values.show("nothing", links.empty())
        .repeat("links", each(links, [&](const GoalsModel::Link& link) {
                    return Values{}.set("url", url_in(layout, link.url)).set("number", link.number);
                }));
    return values;
}

}  // namespace

Values goals_values(const Layout& layout, const GoalsModel& model) {
    const auto line = [&](const GoalLine& one) { return line_values(layout, one); };
    Values values;
    set_document_head(values, layout, model.head);
    values.set("version_line", model.version_line)
        .show("no_goals", model.groups.empty())
        .repeat("groups", each(model.groups,
                               [&](const GoalGroup& group) {
                                   return Values{}
                                       .set("name", group.title)
                                       .repeat("lines", each(group.lines, line));
                               }))
        .show("checked", model.checked)
        .set("check_intro", model.check_intro)
        .show("no_faults", model.faults.empty())
        .show("has_faults", !model.faults.empty())
        .repeat("faults", each(model.faults,
                               [&](const GoalsModel::Fault& fault) {
                                   return Values{}
                                       .set("url", url_in(layout, fault.url))
                                       .set("place", fault.words.place)
                                       .set("reason", fault.words.reason)
                                       .set("remedy", fault.words.remedy)
                                       .show("stops", fault.stops);
                               }))
        .show("has_matrix", !model.rows.empty())
        .repeat("columns", each(model.columns, line))
        .repeat("rows", each(model.rows, [&](const GoalsModel::Row& row) {
                    return line_values(layout, row.strategy)
                        .repeat("cells", each(row.cells, [&](const auto& links) {
                                    return cell_values(layout, links);
                                }));
                }));
    return values;
}

}  // namespace saksgang::views
