// SPDX-License-Identifier: EUPL-1.2
// The stages below each other in the order of the file, each with its ways out under it. All words
// stand in the column and all long lines beside it, so that none runs through the other whatever
// the workflow looks like.
#include <algorithm>
#include <map>

#include "daemon/views/drawing_layout.hpp"

namespace saksgang::views {
namespace {

using workflows::Definition;
using workflows::Stage;
using workflows::Transition;

constexpr int padding = 12;         // between a stage's edge and its words
constexpr int below_stage = 12;     // down to its first way out
constexpr int between_exits = 10;   // from one way out to the next
constexpr int above_stage = 18;     // from the last way out to the next stage
constexpr int port_below_top = 22;  // where a way back or past ends, on the stage's side
constexpr int back_stem = 14;       // where lines leave a stage, from its left edge
constexpr int onward_stem = 30;
constexpr int stem_step = 14;
constexpr int words_after_stem = 14;
constexpr int first_lane = 14;  // from the column's edge
constexpr int lane_step = 11;
constexpr int room_between_trunks = 16;
constexpr int line_below_words = 5;

// A way out under its stage, before it is known where its line runs outside the column.
struct Exit {
    const Transition* transition = nullptr;
    Way way = Way::onward;
    int stem_x = 0;
    int top_y = 0;   // the edge of the stage it leaves
    int turn_y = 0;  // where it leaves the column; of a way onward, nothing
};

// All ways back to a stage, or all past others to it, meet in one line beside the column.
struct Trunk {
    int top = 0;
    int bottom = 0;
    int lane = 0;
};

class StageColumn {
public:
    StageColumn(const DrawingSubject& subject, int width, const Speech& speech)
        : subject_(subject), definition_(subject.definition), width_(width), speech_(speech) {}

    Drawing draw() {
        for (const Stage& stage : definition_.stages) {
            set_stage(stage);
            set_exits(stage);
        }
        for (const Way way : {Way::back, Way::past})
            set_trunks(way);
        for (const Exit& exit : exits_)
            draw_exit(exit);
        return std::move(drawing_);
    }

private:
    void set_stage(const Stage& stage) {
        const int top = y_;
        const auto first_line = drawing_.lines.size();
        y_ += padding;
        const bool here = subject_.process != nullptr && subject_.process->stage == stage.slug;
        if (here) set_in_stage(speech_.say("drawing_here"), Lettering::mark);
        set_in_stage(speech_.of(stage.title), Lettering::stage);
        for (const BodySlug& body : stage.bodies) {
            const auto name = name_of(subject_, body, speech_);
            if (name != speech_.of(stage.title)) set_in_stage(name, Lettering::body);
        }
        if (stage.text == workflows::StageText::locked && !stage.adopted)
            set_in_stage(speech_.say("drawing_locked"), Lettering::mark);
        if (stage.adopted) set_in_stage(speech_.say("drawing_adopted"), Lettering::mark);
        if (stage.final) set_in_stage(speech_.say("drawing_final"), Lettering::mark);
        y_ += padding;
        for (auto i = first_line; i < drawing_.lines.size(); ++i)
            drawing_.lines[i].on_adopted = stage.adopted;
        drawing_.stages.push_back({.slug = stage.slug,
                                   .box = {0, top, width_, y_ - top},
                                   .initial = stage.slug == definition_.initial,
                                   .here = here,
                                   .adopted = stage.adopted,
                                   .final = stage.final});
    }

    void set_in_stage(std::string_view words, Lettering lettering) {
        y_ = set_words(drawing_.lines, words, {padding, y_, width_ - 2 * padding, lettering});
    }

    void set_exits(const Stage& stage) {
        std::vector<Exit> exits = exits_of(stage);
        const int exits_x = place_stems(exits);
        const int stage_bottom = y_;
        if (!exits.empty()) y_ += below_stage - between_exits;
        for (Exit& exit : exits) {
            y_ += between_exits;
            exit.top_y = stage_bottom;
            set_exit(exit, exits_x);
            exits_.push_back(exit);
        }
        y_ += above_stage;
    }

    // The ways onward first, then those past a stage, then those back.
    std::vector<Exit> exits_of(const Stage& stage) const {
        std::vector<Exit> exits;
        for (const Way way : {Way::onward, Way::past, Way::back}) {
            for (const Transition& transition : definition_.transitions) {
                if (transition.from != stage.slug || way_of(definition_, transition) != way)
                    continue;
                exits.push_back({.transition = &transition, .way = way});
            }
        }
        return exits;
    }

    // Ways back leave at the left, then the ways onward, one stem for each; ways past at the right.
    // Returns where the words beside them begin.
    int place_stems(std::vector<Exit>& exits) const {
        int next = onward_stem;
        for (Exit& exit : exits) {
            if (exit.way != Way::onward) continue;
            exit.stem_x = next;
            next += stem_step;
        }
        bool passes = false;
        for (Exit& exit : exits) {
            if (exit.way == Way::back) exit.stem_x = back_stem;
            if (exit.way == Way::past) exit.stem_x = next;
            passes = passes || exit.way == Way::past;
        }
        const int last = passes ? next : std::max(next - stem_step, onward_stem);
        return last + words_after_stem;
    }

    void set_exit(Exit& exit, int x) {
        const Transition& transition = *exit.transition;
        const int room = width_ - x;
        auto& lines = drawing_.lines;
        if (exit.way == Way::back) exit.turn_y = y_ + line_height(Lettering::transition) / 2;
        y_ = set_words(lines, speech_.of(transition.title), {x, y_, room, Lettering::transition});
        if (exit.way != Way::onward) {
            const bool back = exit.way == Way::back;
            const auto words = speech_.say(back ? "drawing_back_to" : "drawing_to",
                                           {{"stage", name_of(subject_, transition.to, speech_)}});
            y_ = set_words(lines, words,
                           {x, y_, room, back ? Lettering::way_back : Lettering::way_past});
        }
        if (transition.guards.empty()) {
            y_ =
                set_words(lines, speech_.say("drawing_no_guards"), {x, y_, room, Lettering::guard});
        }
        for (const auto& guard : transition.guards) {
            y_ = set_item(lines, in_short(subject_, guard, speech_),
                          {x, y_, room, Lettering::guard});
        }
        if (exit.way == Way::past) exit.turn_y = y_ += line_below_words;
    }

    // The shortest trunks run nearest to the column, each in the first lane with room for it.
    void set_trunks(Way way) {
        std::map<StageSlug, Trunk> trunks;
        for (const Exit& exit : exits_) {
            if (exit.way != way) continue;
            const int port = port_of(exit.transition->to);
            auto& trunk =
                trunks.try_emplace(exit.transition->to, Trunk{port, port, 0}).first->second;
            trunk.top = std::min(trunk.top, exit.turn_y);
            trunk.bottom = std::max(trunk.bottom, exit.turn_y);
        }
        std::vector<Trunk*> shortest_first;
        for (auto& [stage, trunk] : trunks)
            shortest_first.push_back(&trunk);
        std::ranges::sort(shortest_first, {}, [](const Trunk* trunk) {
            return std::pair{trunk->bottom - trunk->top, trunk->top};
        });
        for (auto current = shortest_first.begin(); current != shortest_first.end(); ++current) {
            const auto meets = [&](const Trunk* other) {
                return other->lane == (*current)->lane &&
                       other->top < (*current)->bottom + room_between_trunks &&
                       (*current)->top < other->bottom + room_between_trunks;
            };
            while (std::any_of(shortest_first.begin(), current, meets))
                ++(*current)->lane;
        }
        trunks_.emplace(way, std::move(trunks));
    }

    void draw_exit(const Exit& exit) {
        DrawnTransition drawn{
            .slug = exit.transition->slug, .way = exit.way, .points = {{exit.stem_x, exit.top_y}}};
        const Box& target = box_of(exit.transition->to);
        if (exit.way == Way::onward) {
            drawn.points.push_back({exit.stem_x, target.y});
        } else {
            const int port = port_of(exit.transition->to);
            const int outside =
                first_lane + lane_step * trunks_.at(exit.way).at(exit.transition->to).lane;
            const bool left = exit.way == Way::back;
            const int lane_x = left ? -outside : width_ + outside;
            drawn.points.push_back({exit.stem_x, exit.turn_y});
            drawn.points.push_back({lane_x, exit.turn_y});
            drawn.points.push_back({lane_x, port});
            drawn.points.push_back({left ? target.x : target.right(), port});
        }
        drawing_.transitions.push_back(std::move(drawn));
    }

    const Box& box_of(const StageSlug& slug) const {
        const auto stage = std::ranges::find(drawing_.stages, slug, &DrawnStage::slug);
        return stage->box;
    }

    int port_of(const StageSlug& slug) const { return box_of(slug).y + port_below_top; }

    const DrawingSubject& subject_;
    const Definition& definition_;
    int width_;
    const Speech& speech_;
    Drawing drawing_;
    std::vector<Exit> exits_;
    std::map<Way, std::map<StageSlug, Trunk>> trunks_;
    int y_ = 0;
};

}  // namespace

Drawing draw_stages(const DrawingSubject& subject, int width, const Speech& speech) {
    return StageColumn{subject, width, speech}.draw();
}

}  // namespace saksgang::views
