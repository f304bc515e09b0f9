// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/drawing_layout.hpp"

#include <algorithm>
#include <iterator>

namespace saksgang::views {
namespace {

constexpr int margin = 16;
constexpr int below_title = 30;  // room for the mark above the first stage
constexpr int above_plan = 20;
constexpr int beside_plan = 48;
constexpr int tall_column = 304;
constexpr int wide_column = 420;
constexpr int wide_plan = 280;
constexpr int dot_width = 16;

// The smallest box around all of it.
struct Extent {
    int left = 0;
    int right = 0;
    int bottom = 0;

    void add(const Box& box) {
        left = std::min(left, box.x);
        right = std::max(right, box.right());
        bottom = std::max(bottom, box.bottom());
    }
};

Extent extent_of(const Drawing& drawing) {
    Extent extent;
    for (const auto& line : drawing.lines)
        extent.add(line.box);
    for (const auto& stage : drawing.stages)
        extent.add(stage.box);
    for (const auto& transition : drawing.transitions) {
        for (const Point& point : transition.points)
            extent.add({point.x, point.y, 0, 0});
    }
    return extent;
}

}  // namespace

Face face_of(Lettering lettering) {
    switch (lettering) {
        case Lettering::heading:
            return {.size = 20, .bold = true};
        case Lettering::stage:
            return {.size = 16, .bold = true};
        case Lettering::transition:
        case Lettering::milestone:
            return {.size = 14, .bold = true};
        case Lettering::mark:
            return {.size = 13, .bold = true};
        case Lettering::body:
        case Lettering::way_back:
        case Lettering::way_past:
        case Lettering::guard:
        case Lettering::day:
            return {.size = 13, .bold = false};
    }
    return {};
}

int line_height(Lettering lettering) {
    return face_of(lettering).size * 27 / 20;
}

int set_words(std::vector<DrawnLine>& lines, std::string_view words, const Setting& setting) {
    const Face face = face_of(setting.lettering);
    const int height = line_height(setting.lettering);
    int y = setting.y;
    for (std::string& line : wrapped(words, face, setting.width)) {
        const int width = text_width(line, face);
        lines.push_back({.words = std::move(line),
                         .lettering = setting.lettering,
                         .box = {setting.x, y, width, height}});
        y += height;
    }
    return y;
}

int set_item(std::vector<DrawnLine>& lines, std::string_view words, const Setting& setting) {
    Setting after = setting;
    after.x += dot_width;
    after.width -= dot_width;
    lines.push_back({.words = "•",
                     .lettering = setting.lettering,
                     .box = {setting.x, setting.y, dot_width, line_height(setting.lettering)}});
    return set_words(lines, words, after);
}

void move(Drawing& drawing, int right, int down) {
    const auto moved = [&](Point& point) { point = {point.x + right, point.y + down}; };
    const auto moved_box = [&](Box& box) {
        box.x += right;
        box.y += down;
    };
    for (auto& line : drawing.lines)
        moved_box(line.box);
    for (auto& stage : drawing.stages)
        moved_box(stage.box);
    for (auto& transition : drawing.transitions)
        std::ranges::for_each(transition.points, moved);
    for (auto& milestone : drawing.milestones) {
        moved(milestone.at);
        if (milestone.until_y) *milestone.until_y += down;
    }
}

void join(Drawing& drawing, Drawing part) {
    std::ranges::move(part.lines, std::back_inserter(drawing.lines));
    std::ranges::move(part.stages, std::back_inserter(drawing.stages));
    std::ranges::move(part.transitions, std::back_inserter(drawing.transitions));
    std::ranges::move(part.milestones, std::back_inserter(drawing.milestones));
}

Drawing lay_out(const DrawingSubject& subject, Sheet sheet, const Speech& speech) {
    const bool wide = sheet == Sheet::wide;
    Drawing stages = draw_stages(subject, wide ? wide_column : tall_column, speech);
    const Extent beside = extent_of(stages);
    const int width = beside.right - beside.left;
    Drawing plan = draw_milestones(subject, wide ? wide_plan : width, speech);

    Drawing drawing;
    drawing.title = speech.of(subject.definition.title);
    drawing.description = description_of(subject, speech);
    const int title_bottom = set_words(
        drawing.lines, drawing.title,
        {margin, margin, wide ? width + beside_plan + wide_plan : width, Lettering::heading});
    const int top = title_bottom + below_title;
    move(stages, margin - beside.left, top);
    if (wide)
        move(plan, margin + width + beside_plan, top);
    else
        move(plan, margin, top + beside.bottom + above_plan);
    join(drawing, std::move(stages));
    join(drawing, std::move(plan));

    const Extent all = extent_of(drawing);
    drawing.width = std::max(all.right, margin + width) + margin;
    drawing.height = all.bottom + margin;
    return drawing;
}

std::string draw_process(const DrawingSubject& subject, Sheet sheet, Language language) {
    return to_svg(lay_out(subject, sheet, Speech{language}), language);
}

}  // namespace saksgang::views
