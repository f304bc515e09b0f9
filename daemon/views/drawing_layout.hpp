// SPDX-License-Identifier: EUPL-1.2
// A process laid out on a sheet, as data: what stands where, before anything is written as SVG.
// Inner to this room. Whole numbers only, so that the same subject gives the same drawing anywhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/views/drawing.hpp"
#include "daemon/views/lettering.hpp"
#include "daemon/views/speech.hpp"

namespace saksgang::views {

struct Point {
    int x = 0;
    int y = 0;
    bool operator==(const Point&) const = default;
};

struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int right() const { return x + width; }
    int bottom() const { return y + height; }
};

enum class Lettering {
    heading = 1,
    stage,
    body,
    mark,
    transition,
    way_back,
    way_past,
    guard,
    milestone,
    day
};
Face face_of(Lettering lettering);
int line_height(Lettering lettering);

struct DrawnLine {  // of words
    std::string words;
    Lettering lettering = Lettering::body;
    Box box;
    bool on_adopted = false;  // on the fill of an adopted stage
};

struct DrawnStage {
    StageSlug slug;
    Box box;
    bool initial = false;
    bool here = false;  // where the process stands
    bool adopted = false;
    bool final = false;
};

enum class Way { onward = 1, past, back };  // to the next stage, past it, to an earlier or the same
std::string_view to_string(Way way);

struct DrawnTransition {
    TransitionSlug slug;
    Way way = Way::onward;
    std::vector<Point> points;  // from the edge of one stage to the edge of another
};

struct DrawnMilestone {
    MilestoneSlug slug;
    Point at;
    std::optional<int> until_y;  // of a period
    workflows::MilestoneState state = workflows::MilestoneState::planned;
    bool has_day = false;
};

struct Drawing {
    int width = 0;
    int height = 0;
    std::string title;
    std::string description;
    std::vector<DrawnLine> lines;
    std::vector<DrawnStage> stages;
    std::vector<DrawnTransition> transitions;
    std::vector<DrawnMilestone> milestones;
};

Drawing lay_out(const DrawingSubject& subject, Sheet sheet, const Speech& speech);
std::string to_svg(const Drawing& drawing, Language language);

// ---- What a layout is put together from

// Sets `words` in lines below each other, from the box's upper left corner; returns the y below.
struct Setting {
    int x = 0;
    int y = 0;
    int width = 0;
    Lettering lettering = Lettering::body;
};
int set_words(std::vector<DrawnLine>& lines, std::string_view words, const Setting& setting);

// The same with a dot before the first line, and the rest in line with it.
int set_item(std::vector<DrawnLine>& lines, std::string_view words, const Setting& setting);

void move(Drawing& drawing, int right, int down);
void join(Drawing& drawing, Drawing part);

// The stages and the ways between them, in a column `width` wide whose corner is (0, 0). Ways back
// run left of it and ways past a stage right of it.
Drawing draw_stages(const DrawingSubject& subject, int width, const Speech& speech);

// The plan of days, from (0, 0); nothing where there are no milestones.
Drawing draw_milestones(const DrawingSubject& subject, int width, const Speech& speech);

// ---- Words

std::string name_of(const DrawingSubject& subject, const BodySlug& body, const Speech& speech);
std::string name_of(const DrawingSubject& subject, const StageSlug& stage, const Speech& speech);
std::string in_short(const DrawingSubject& subject, const workflows::Guard& guard,
                     const Speech& speech);
std::string description_of(const DrawingSubject& subject, const Speech& speech);

// From the slug's place in the file: the pages tell onward from back in the same way.
Way way_of(const workflows::Definition& definition, const workflows::Transition& transition);

}  // namespace saksgang::views
