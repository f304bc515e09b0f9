// SPDX-License-Identifier: EUPL-1.2
// What holds of every drawing, whatever the workflow: nothing is missing, nothing is drawn twice,
// no words run into each other, and every line leads from its stage to its stage.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "daemon/views/drawing_layout.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

using namespace workflows;

std::string file(std::string_view path) {
    std::ifstream in{fmt::format("{}/{}", SAKSGANG_SOURCE_DIR, path), std::ios::binary};
    REQUIRE(in);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// ---- Workflows that no council would write

class AnyWorkflow {
public:
    explicit AnyWorkflow(std::uint32_t seed) : random_(seed) {}

    Definition make() {
        Definition made;
        made.title = title();
        const int stages = number(1, 14);
        for (int i = 0; i < stages; ++i)
            made.stages.push_back(stage(i));
        made.initial = made.stages[static_cast<std::size_t>(number(0, stages - 1))].slug;
        for (int i = number(0, 4 * stages); i > 0; --i)
            made.transitions.push_back(transition(made, i));
        for (int i = number(0, 8); i > 0; --i)
            made.milestones.push_back(milestone(i));
        return made;
    }

private:
    int number(int least, int most) {
        const auto range = static_cast<std::uint32_t>(most - least + 1);
        return least + static_cast<int>(random_() % range);
    }

    Title title() {
        std::string words;
        for (int i = number(1, 9); i > 0; --i) {
            if (!words.empty()) words += ' ';
            for (int length = number(1, 12) * number(1, 3); length > 0; --length)
                words += number(0, 9) == 0 ? "ø" : std::string(1, "aimwMW&<"[number(0, 7)]);
        }
        return {.nb = words, .nn = {}, .en = {}};
    }

    Stage stage(int place) {
        Stage made;
        made.slug = {fmt::format("stage-{}", place)};
        made.title = title();
        for (int i = number(0, 5); i > 0; --i)
            made.bodies.push_back({fmt::format("body-{}", number(0, 99))});
        made.adopted = number(0, 5) == 0;
        made.final = number(0, 5) == 0;
        if (number(0, 3) == 0) made.text = StageText::locked;
        return made;
    }

    Guard guard() {
        switch (number(0, 6)) {
            case 0:
                return AllAnswered{.bodies = {{"body-1"}, {"body-2"}, {"body-3"}}, .seats_min = {}};
            case 1:
                return HasDecision{.body = {"body-4"}, .kind = DecisionKind::recommendation};
            case 2:
                return MilestoneHeld{.milestone = {"milestone-1"}};
            case 3:
                return Earliest{.date = {},
                                .milestone = MilestoneSlug{"milestone-2"},
                                .plus_days = number(-3, 3),
                                .days_in_stage = {}};
            case 4:
                return Latest{.date = support::day(2024, 5, 17), .milestone = {}, .plus_days = 0};
            case 5:
                return TextReleased{};
            default:
                return TextChecked{};
        }
    }

    Transition transition(const Definition& definition, int place) {
        const auto any = [&] {
            return definition.stages[random_() % definition.stages.size()].slug;
        };
        Transition made{.slug = {fmt::format("transition-{}", place)},
                        .from = any(),
                        .to = any(),
                        .title = title(),
                        .guards = {}};
        for (int i = number(0, 4); i > 0; --i)
            made.guards.push_back(guard());
        return made;
    }

    MilestonePlan milestone(int place) {
        MilestonePlan made{.slug = {fmt::format("milestone-{}", place)},
                           .title = title(),
                           .kind = MilestoneKind::meeting,
                           .body = {},
                           .from = {},
                           .until = {}};
        if (number(0, 2) > 0) made.from = add_days(support::day(2024, 1, 1), number(0, 400));
        if (made.from && number(0, 2) == 0) made.until = add_days(*made.from, number(0, 40));
        if (number(0, 1) == 0) made.body = BodySlug{"body-7"};
        return made;
    }

    std::mt19937 random_;
};

// ---- What is looked for

bool overlap(const Box& a, const Box& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool holds(const Box& outer, const Box& inner) {
    return outer.x <= inner.x && outer.y <= inner.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

Box between(const Point& a, const Point& b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

// A line has no width: it runs through a box when it is inside on both axes.
bool runs_through(const Box& line, const Box& box) {
    return line.x < box.right() && box.x < line.right() + (line.width == 0 ? 1 : 0) &&
           line.y < box.bottom() && box.y < line.bottom() + (line.height == 0 ? 1 : 0) &&
           !(line.width == 0 && line.x == box.x) && !(line.height == 0 && line.y == box.y);
}

const DrawnStage& stage_of(const Drawing& drawing, const StageSlug& slug) {
    const auto found = std::ranges::find(drawing.stages, slug, &DrawnStage::slug);
    REQUIRE(found != drawing.stages.end());
    return *found;
}

void check_words(const Drawing& drawing) {
    const Box sheet{0, 0, drawing.width, drawing.height};
    for (std::size_t i = 0; i < drawing.lines.size(); ++i) {
        const DrawnLine& line = drawing.lines[i];
        INFO(line.words);
        CHECK(holds(sheet, line.box));
        CHECK(line.box.width >= text_width(line.words, face_of(line.lettering)));
        for (std::size_t j = i + 1; j < drawing.lines.size(); ++j)
            if (overlap(line.box, drawing.lines[j].box)) FAIL_CHECK(drawing.lines[j].words);
        for (const DrawnStage& stage : drawing.stages)
            if (overlap(stage.box, line.box)) CHECK(holds(stage.box, line.box));
    }
}

void check_ways(const Drawing& drawing, const Definition& definition) {
    REQUIRE(drawing.transitions.size() == definition.transitions.size());
    const Box sheet{0, 0, drawing.width, drawing.height};
    for (const Transition& transition : definition.transitions) {
        INFO(transition.slug.value);
        const auto is_it = [&](const DrawnTransition& one) { return one.slug == transition.slug; };
        REQUIRE(std::ranges::count_if(drawing.transitions, is_it) == 1);
        const auto& drawn = *std::ranges::find_if(drawing.transitions, is_it);
        const Box& from = stage_of(drawing, transition.from).box;
        const Box& to = stage_of(drawing, transition.to).box;
        const Point& first = drawn.points.front();
        const Point& last = drawn.points.back();
        CHECK(first.y == from.bottom());
        CHECK((from.x < first.x && first.x < from.right()));
        switch (drawn.way) {
            case Way::onward:
                CHECK(last.y == to.y);
                CHECK((to.x < last.x && last.x < to.right()));
                break;
            case Way::past:
                CHECK(last.x == to.right());
                CHECK((to.y < last.y && last.y < to.bottom()));
                break;
            case Way::back:
                CHECK(last.x == to.x);
                CHECK((to.y < last.y && last.y < to.bottom()));
                break;
        }
        for (std::size_t i = 0; i + 1 < drawn.points.size(); ++i) {
            const Box line = between(drawn.points[i], drawn.points[i + 1]);
            CHECK((line.width == 0 || line.height == 0));
            CHECK(holds(sheet, line));
            for (const auto& words : drawing.lines)
                if (runs_through(line, words.box)) FAIL_CHECK(words.words);
            for (const auto& stage : drawing.stages)
                if (runs_through(line, stage.box)) FAIL_CHECK(stage.slug.value);
        }
    }
}

// Lines that run along each other lead from the same stage or to the same stage.
void check_lanes(const Drawing& drawing, const Definition& definition) {
    const auto ends_of = [&](const DrawnTransition& drawn) {
        const auto found = std::ranges::find(definition.transitions, drawn.slug, &Transition::slug);
        return std::pair{found->from, found->to};
    };
    const auto& all = drawing.transitions;
    for (auto one = all.begin(); one != all.end(); ++one) {
        if (one->way == Way::onward) continue;
        for (auto other = one + 1; other != all.end(); ++other) {
            if (other->way == Way::onward || ends_of(*one).second == ends_of(*other).second)
                continue;
            const Box a = between(one->points[2], one->points[3]);
            const Box b = between(other->points[2], other->points[3]);
            INFO(one->slug.value << " and " << other->slug.value);
            CHECK_FALSE((a.x == b.x && a.y <= b.bottom() && b.y <= a.bottom()));
        }
    }
}

std::size_t times(std::string_view text, std::string_view wanted) {
    std::size_t count = 0;
    for (auto at = text.find(wanted); at != text.npos; at = text.find(wanted, at + 1))
        ++count;
    return count;
}

void check_svg(const std::string& svg, const Definition& definition) {
    for (const auto& stage : definition.stages)
        CHECK(times(svg, fmt::format("data-stage=\"{}\"", stage.slug.value)) == 1);
    for (const auto& transition : definition.transitions)
        CHECK(times(svg, fmt::format("data-transition=\"{}\"", transition.slug.value)) == 1);
    for (const auto& milestone : definition.milestones)
        CHECK(times(svg, fmt::format("data-milestone=\"{}\"", milestone.slug.value)) == 1);
}

void check_drawing(const DrawingSubject& subject, Sheet sheet) {
    const Speech speech{Language::nb};
    const Drawing drawing = lay_out(subject, sheet, speech);
    check_words(drawing);
    check_ways(drawing, subject.definition);
    check_lanes(drawing, subject.definition);
    for (std::size_t i = 1; i < drawing.stages.size(); ++i)
        CHECK(drawing.stages[i - 1].box.bottom() < drawing.stages[i].box.y);
    const auto svg = draw_process(subject, sheet, Language::nb);
    check_svg(svg, subject.definition);
    CHECK(svg == draw_process(subject, sheet, Language::nb));
}

Definition example(std::string_view path) {
    auto parsed = parse_definition(file(path));
    REQUIRE(parsed.definition);
    return *std::move(parsed.definition);
}

}  // namespace

TEST_CASE("whatever the workflow, words keep apart and lines lead where they should") {
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        INFO("seed " << seed);
        const Definition definition = AnyWorkflow{seed}.make();
        check_drawing({.definition = definition}, seed % 2 == 0 ? Sheet::wide : Sheet::tall);
    }
}

TEST_CASE("the drawings in docs/images are what is drawn today") {
    struct Row {
        std::string_view council;
        Sheet sheet;
        Language language;
        std::string_view drawing;
    };
    const Row rows[] = {
        {"osloregionen", Sheet::tall, Language::nb, "docs/images/osloregionen.svg"},
        {"osloregionen", Sheet::wide, Language::nb, "docs/images/osloregionen-wide.svg"},
        {"rfc", Sheet::tall, Language::en, "docs/images/rfc.svg"},
    };
    for (const Row& row : rows) {
        INFO(row.drawing << ": draw it anew with saksgang workflow draw, and look at it");
        const auto definition = example(fmt::format("examples/{}/workflow.toml", row.council));
        const auto council =
            parse_council(file(fmt::format("examples/{}/council.toml", row.council)));
        REQUIRE(council.council);
        const DrawingSubject subject{.definition = definition, .council = &*council.council};
        CHECK(draw_process(subject, row.sheet, row.language) == file(row.drawing));
        check_drawing(subject, row.sheet);
    }
}

TEST_CASE("the stage a process stands in is marked, once and in words") {
    const auto view = the_hearing();
    const DrawingSubject subject{
        .definition = *view.definition, .council = &view.council, .process = &view.process};
    check_drawing(subject, Sheet::tall);
    const Drawing drawing = lay_out(subject, Sheet::tall, Speech{Language::nb});
    CHECK(std::ranges::count_if(drawing.stages, &DrawnStage::here) == 1);
    CHECK(stage_of(drawing, view.process.stage).here);
    CHECK(std::ranges::count(drawing.lines, "Saken er her nå", &DrawnLine::words) == 1);
    CHECK(drawing.description.find("nå i steget «Høring»") != std::string::npos);
}

TEST_CASE("milestones of a process are drawn on the days they have now") {
    const auto view = the_hearing();
    const DrawingSubject subject{
        .definition = *view.definition, .council = &view.council, .process = &view.process};
    const Drawing drawing = lay_out(subject, Sheet::tall, Speech{Language::nb});
    const auto says = [&](std::string_view words) {
        return std::ranges::any_of(drawing.lines, [&](const DrawnLine& line) {
            return line.words.find(words) != std::string::npos;
        });
    };
    CHECK(says("gjennomført"));
    CHECK(says("12. juni 2024"));
    CHECK_FALSE(says("5. juni 2024"));
}

TEST_CASE("a drawing asks for nothing, runs nothing, and hostile words come out inert") {
    auto definition = example("examples/rfc/workflow.toml");
    definition.title.nb = "</title><script>alert(1)</script>";
    definition.stages[0].title.nb = "<a href=\"javascript:alert(1)\">&";
    const auto svg = draw_process({.definition = definition}, Sheet::tall, Language::nb);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("<a ") == std::string::npos);
    CHECK(svg.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
    CHECK(times(svg, "://") == 1);  // the name of the format
    CHECK(svg.find("url(") == std::string::npos);
    CHECK(svg.find("@import") == std::string::npos);
}

TEST_CASE("a guard is told in few words, in every language") {
    const auto definition = example("examples/osloregionen/workflow.toml");
    const auto council = parse_council(file("examples/osloregionen/council.toml"));
    REQUIRE(council.council);
    const DrawingSubject subject{.definition = definition, .council = &*council.council};
    struct Row {
        Guard guard;
        std::string_view nb;
        std::string_view en;
    };
    const BodySlug board{"styret"};
    const MilestoneSlug hearing{"horing"};
    const Row rows[] = {
        {AllAnswered{{board}, {}}, "svar fra Styret", "answers from The board"},
        {AllAnswered{{board}, 10}, "minst 10 svar fra Styret",
         "at least 10 answers from The board"},
        {HasDecision{board, DecisionKind::endorsement}, "Styret: tilslutning",
         "The board: endorsement"},
        {HasDecision{board, DecisionKind::statement, DecisionScope::any},
         "Styret: uttalelse, om hele teksten eller deler av den",
         "The board: statement, about the text or parts of it"},
        {MilestoneHeld{hearing}, "«Høring» er gjennomført", "“Hearing” has been held"},
        {Earliest{support::day(2024, 4, 29), {}, 0, {}}, "tidligst 29. april 2024",
         "not before 29 April 2024"},
        {Earliest{{}, hearing, 0, {}}, "tidligst «Høring»", "not before “Hearing”"},
        {Earliest{{}, hearing, 1, {}}, "tidligst én dag etter «Høring»",
         "not before one day after “Hearing”"},
        {Earliest{{}, {}, 0, 14}, "etter 14 dager i steget", "after 14 days in the stage"},
        {Latest{support::day(2024, 8, 29), {}, 0}, "senest 29. august 2024",
         "not after 29 August 2024"},
        {Latest{{}, hearing, -7}, "senest 7 dager før «Høring»",
         "not after 7 days before “Hearing”"},
        {TextReleased{}, "teksten er sendt ut", "the text has been released"},
        {TextChecked{}, "kontrollen av teksten stopper ingenting",
         "the check of the text stops nothing"},
    };
    for (const Row& row : rows) {
        CHECK(in_short(subject, row.guard, Speech{Language::nb}) == row.nb);
        CHECK(in_short(subject, row.guard, Speech{Language::en}) == row.en);
        CHECK(in_short(subject, row.guard, Speech{Language::nn}).find("page.") ==
              std::string::npos);
    }
}

}  // namespace saksgang::views
