// SPDX-License-Identifier: EUPL-1.2
// A layout as SVG: no script, no font, no address but the name of the format. Colours stand in one
// style sheet of the drawing's own, once for light and once for dark.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "daemon/views/drawing_layout.hpp"

namespace saksgang::views {
namespace {

constexpr int corner = 7;
constexpr int arrow_length = 8;
constexpr int arrow_half = 4;
constexpr int stage_corner = 6;
constexpr int start_above = 18;  // from the mark of the beginning down to its stage
constexpr int start_from_left = 30;
constexpr int final_bar = 5;

constexpr std::string_view style = R"(
svg{background:#fff;display:block;margin:0 auto;max-width:100%;height:auto}
text{font-family:Inter,system-ui,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;fill:#1e2b3c}
.heading{font-size:20px;font-weight:700}
.stage{font-size:16px;font-weight:700}
.transition,.milestone{font-size:14px;font-weight:700}
.mark{font-size:13px;font-weight:700;fill:#0a5ca8}
.body,.way,.guard,.day{font-size:13px}
.guard,.day{fill:#4a5666}
.way{fill:#8a4205}
.way.past{fill:#5b3fa0}
rect{fill:#f1f5fa;stroke:#5a6b80;stroke-width:1.5}
path{fill:none;stroke:#1e2b3c;stroke-width:2}
.back path{stroke:#9a4a06;stroke-width:1.5}
.past path{stroke:#5b3fa0;stroke-width:1.5}
path.head,.start{fill:#1e2b3c;stroke:none}
.back path.head{fill:#9a4a06;stroke:none}
.past path.head{fill:#5b3fa0;stroke:none}
.here rect{fill:#dcebfb;stroke:#0a5ca8;stroke-width:3}
.adopted rect{fill:#0b6b3a;stroke:#0b6b3a}
.adopted .bar{fill:#073f23}
text.on-adopted{fill:#fff}
.bar{fill:#5a6b80;stroke:none}
.axis{stroke:#9aa7b6;stroke-width:2}
circle{fill:#0a5ca8;stroke:#0a5ca8;stroke-width:2}
.held circle{fill:#0b6b3a;stroke:#0b6b3a}
.held .period{stroke:#0b6b3a}
.open circle,.cancelled circle{fill:#fff;stroke:#5a6b80;stroke-dasharray:3 2}
.period{stroke:#0a5ca8;stroke-width:6;stroke-linecap:round}
@media (prefers-color-scheme:dark){
svg{background:#14191f}
text{fill:#e8edf3}
.mark{fill:#8cc4ff}
.guard,.day{fill:#b4bfcc}
.way{fill:#f0a35e}
.way.past{fill:#bda6ff}
rect{fill:#1f2832;stroke:#8b99a9}
path{stroke:#e8edf3}
.back path{stroke:#f0a35e}
.past path{stroke:#bda6ff}
path.head,.start{fill:#e8edf3}
.back path.head{fill:#f0a35e}
.past path.head{fill:#bda6ff}
.here rect{fill:#123152;stroke:#8cc4ff}
.adopted rect{fill:#0f5c36;stroke:#59c98f}
.adopted .bar{fill:#59c98f}
.bar{fill:#8b99a9}
.axis{stroke:#55626f}
circle{fill:#8cc4ff;stroke:#8cc4ff}
.held circle{fill:#59c98f;stroke:#59c98f}
.held .period{stroke:#59c98f}
.open circle,.cancelled circle{fill:#14191f;stroke:#8b99a9}
.period{stroke:#8cc4ff}
}
)";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char byte : text) {
        switch (byte) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += byte;
        }
    }
    return out;
}

std::string_view class_of(Lettering lettering) {
    switch (lettering) {
        case Lettering::heading:
            return "heading";
        case Lettering::stage:
            return "stage";
        case Lettering::body:
            return "body";
        case Lettering::mark:
            return "mark";
        case Lettering::transition:
            return "transition";
        case Lettering::way_back:
            return "way";
        case Lettering::way_past:
            return "way past";
        case Lettering::guard:
            return "guard";
        case Lettering::milestone:
            return "milestone";
        case Lettering::day:
            return "day";
    }
    return {};
}

std::string_view class_of(const DrawnMilestone& milestone) {
    switch (milestone.state) {
        case workflows::MilestoneState::held:
            return "held";
        case workflows::MilestoneState::cancelled:
            return "cancelled";
        case workflows::MilestoneState::planned:
        case workflows::MilestoneState::moved:
            return milestone.has_day ? "planned" : "open";
    }
    return {};
}

// The point `length` before `to` on the way from `from`: all ways run along an axis.
Point before(const Point& from, const Point& to, int length) {
    const auto step = [&](int a, int b) {
        return b - std::clamp(b - a, -1, 1) * std::min(length, std::abs(b - a));
    };
    return {step(from.x, to.x), step(from.y, to.y)};
}

int length_of(const Point& from, const Point& to) {
    return std::abs(to.x - from.x) + std::abs(to.y - from.y);
}

std::string path_of(const std::vector<Point>& points) {
    auto path = fmt::format("M{} {}", points.front().x, points.front().y);
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const int round = std::min({corner, length_of(points[i - 1], points[i]) / 2,
                                    length_of(points[i], points[i + 1]) / 2});
        const Point in = before(points[i - 1], points[i], round);
        const Point out = before(points[i + 1], points[i], round);
        path +=
            fmt::format("L{} {}Q{} {} {} {}", in.x, in.y, points[i].x, points[i].y, out.x, out.y);
    }
    const Point end = before(points[points.size() - 2], points.back(), arrow_length - 1);
    return path + fmt::format("L{} {}", end.x, end.y);
}

std::string arrow_of(const std::vector<Point>& points) {
    const Point& tip = points.back();
    const Point base = before(points[points.size() - 2], tip, arrow_length);
    const int across = base.x == tip.x ? arrow_half : 0;
    const int along = base.y == tip.y ? arrow_half : 0;
    return fmt::format("M{} {}L{} {}L{} {}Z", tip.x, tip.y, base.x - across, base.y - along,
                       base.x + across, base.y + along);
}

class Writer {
public:
    explicit Writer(const Drawing& drawing) : drawing_(drawing) {}

    std::string write(Language language) {
        put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
            "viewBox=\"0 0 {0} {1}\" lang=\"{2}\" role=\"img\" "
            "aria-labelledby=\"title description\">\n",
            drawing_.width, drawing_.height, to_string(language));
        put("<title id=\"title\">{}</title>\n", escaped(drawing_.title));
        put("<desc id=\"description\">{}</desc>\n", escaped(drawing_.description));
        put("<style>{}</style>\n", style);
        std::ranges::for_each(drawing_.transitions, [this](const auto& one) { transition(one); });
        std::ranges::for_each(drawing_.stages, [this](const auto& one) { stage(one); });
        axis();
        std::ranges::for_each(drawing_.milestones, [this](const auto& one) { milestone(one); });
        std::ranges::for_each(drawing_.lines, [this](const auto& one) { line(one); });
        put("</svg>\n");
        return std::move(out_);
    }

private:
    template <class... Arguments>
    void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
    }

    void transition(const DrawnTransition& one) {
        put("<g class=\"{}\" data-transition=\"{}\"><path d=\"{}\"/><path class=\"head\" "
            "d=\"{}\"/></g>\n",
            to_string(one.way), one.slug.value, path_of(one.points), arrow_of(one.points));
    }

    void stage(const DrawnStage& one) {
        const Box& box = one.box;
        put("<g class=\"{}{}\" data-stage=\"{}\">", one.here ? "here" : "there",
            one.adopted ? " adopted" : "", one.slug.value);
        if (one.initial) {
            const int x = box.x + start_from_left;
            put("<path d=\"M{0} {1}L{0} {2}\"/><circle class=\"start\" cx=\"{0}\" cy=\"{1}\" "
                "r=\"5\"/>",
                x, box.y - start_above, box.y);
        }
        put("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>", box.x, box.y,
            box.width, box.height, stage_corner);
        if (one.final) {
            put("<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                box.x + stage_corner, box.bottom() - final_bar, box.width - 2 * stage_corner,
                final_bar);
        }
        put("</g>\n");
    }

    void axis() {
        if (drawing_.milestones.size() < 2) return;
        const Point& first = drawing_.milestones.front().at;
        const DrawnMilestone& last = drawing_.milestones.back();
        put("<path class=\"axis\" d=\"M{0} {1}L{0} {2}\"/>\n", first.x, first.y,
            last.until_y.value_or(last.at.y));
    }

    void milestone(const DrawnMilestone& one) {
        put("<g class=\"{}\" data-milestone=\"{}\">", class_of(one), one.slug.value);
        if (one.until_y) {
            put("<path class=\"period\" d=\"M{0} {1}L{0} {2}\"/>", one.at.x, one.at.y,
                *one.until_y);
        }
        put("<circle cx=\"{}\" cy=\"{}\" r=\"6\"/></g>\n", one.at.x, one.at.y);
    }

    void line(const DrawnLine& one) {
        // Letters stand on a line a quarter of their size above the lower edge of their room.
        const int baseline = one.box.bottom() - face_of(one.lettering).size * 7 / 20;
        put("<text class=\"{}{}\" x=\"{}\" y=\"{}\">{}</text>\n", class_of(one.lettering),
            one.on_adopted ? " on-adopted" : "", one.box.x, baseline, escaped(one.words));
    }

    const Drawing& drawing_;
    std::string out_;
};

}  // namespace

std::string to_svg(const Drawing& drawing, Language language) {
    return Writer{drawing}.write(language);
}

}  // namespace saksgang::views
