// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/levels.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "repo/text/letters.hpp"

namespace saksgang::repo {
namespace {

struct LevelWord {
    std::string_view word;  // folded
    Level level;
};

constexpr std::array words{
    LevelWord{"visjon", Level::vision},
    LevelWord{"visjonen", Level::vision},
    LevelWord{"vision", Level::vision},
    LevelWord{"utfordring", Level::challenge},
    LevelWord{"utfordringer", Level::challenge},
    LevelWord{"utfordringene", Level::challenge},
    LevelWord{"utfordringar", Level::challenge},
    LevelWord{"utfordringane", Level::challenge},
    LevelWord{"challenge", Level::challenge},
    LevelWord{"challenges", Level::challenge},
    LevelWord{"mål", Level::goal},
    LevelWord{"målet", Level::goal},
    LevelWord{"målene", Level::goal},
    LevelWord{"måla", Level::goal},
    LevelWord{"hovedmål", Level::goal},
    LevelWord{"hovudmål", Level::goal},
    LevelWord{"goal", Level::goal},
    LevelWord{"goals", Level::goal},
    LevelWord{"strategi", Level::strategy},
    LevelWord{"strategier", Level::strategy},
    LevelWord{"strategiene", Level::strategy},
    LevelWord{"strategiar", Level::strategy},
    LevelWord{"strategiane", Level::strategy},
    LevelWord{"strategy", Level::strategy},
    LevelWord{"strategies", Level::strategy},
    LevelWord{"innsatsområde", Level::focus_area},
    LevelWord{"innsatsområder", Level::focus_area},
    LevelWord{"innsatsområdene", Level::focus_area},
    LevelWord{"innsatsområda", Level::focus_area},
    LevelWord{"satsingsområde", Level::focus_area},
    LevelWord{"satsingsområder", Level::focus_area},
    LevelWord{"satsingsområdene", Level::focus_area},
    LevelWord{"satsingsområda", Level::focus_area},
    LevelWord{"focus area", Level::focus_area},
    LevelWord{"focus areas", Level::focus_area},
    LevelWord{"delmål", Level::sub_goal},
    LevelWord{"delmålet", Level::sub_goal},
    LevelWord{"delmålene", Level::sub_goal},
    LevelWord{"delmåla", Level::sub_goal},
    LevelWord{"sub-goal", Level::sub_goal},
    LevelWord{"sub-goals", Level::sub_goal},
    LevelWord{"satsing", Level::effort},
    LevelWord{"satsinger", Level::effort},
    LevelWord{"satsingene", Level::effort},
    LevelWord{"satsingar", Level::effort},
    LevelWord{"satsingane", Level::effort},
    LevelWord{"satsning", Level::effort},
    LevelWord{"satsninger", Level::effort},
    LevelWord{"satsningene", Level::effort},
    LevelWord{"effort", Level::effort},
    LevelWord{"efforts", Level::effort},
    LevelWord{"tverrgående prosjekt", Level::project},
    LevelWord{"tverrgående prosjekter", Level::project},
    LevelWord{"tverrgående prosjektene", Level::project},
    LevelWord{"tverrgåande prosjekt", Level::project},
    LevelWord{"tverrgåande prosjekta", Level::project},
    LevelWord{"cross-cutting project", Level::project},
    LevelWord{"cross-cutting projects", Level::project},
};

// Words before a level's own that change nothing.
constexpr std::array<std::string_view, 12> qualifiers{
    "overordnet ", "overordnede ", "overordna ", "overall ", "felles ", "prioriterte ",
    "vår ",        "våre ",        "vårt ",      "the ",     "our ",    "de "};

std::string_view without_qualifiers(std::string_view text) {
    for (bool found = true; found;) {
        found = false;
        for (const auto qualifier : qualifiers) {
            if (!text.starts_with(qualifier)) continue;
            text.remove_prefix(qualifier.size());
            found = true;
        }
    }
    return text;
}

std::optional<Level> level_of(std::string_view words_of_part) {
    const auto word = without_qualifiers(words_of_part);
    const auto found = std::ranges::find(words, word, &LevelWord::word);
    if (found == words.end()) return std::nullopt;
    return found->level;
}

std::vector<std::string_view> parts_of(std::string_view heading) {
    constexpr std::array<std::string_view, 4> joints{" og ", " and ", ", ", " & "};
    std::vector<std::string_view> parts;
    while (true) {
        auto at = std::string_view::npos;
        std::size_t length = 0;
        for (const auto joint : joints) {
            const auto found = heading.find(joint);
            if (found >= at) continue;
            at = found;
            length = joint.size();
        }
        parts.push_back(heading.substr(0, at));
        if (at == std::string_view::npos) return parts;
        heading.remove_prefix(at + length);
    }
}

bool is_prose(Level level) {
    return level == Level::vision || level == Level::goal;
}

// Blocks of one section, as they stand.
struct Range {
    std::size_t first = 0;
    std::size_t last = 0;  // one past
};

class Assignment {
public:
    explicit Assignment(Structure& structure)
        : structure_(structure), ranges_(structure.sections.size()) {
        for (std::size_t i = 0; i < structure.blocks.size(); ++i) {
            Range& range = ranges_[structure.blocks[i].section];
            if (range.last == 0) range.first = i;
            range.last = i + 1;
        }
    }

    void run() {
        for (std::size_t i = 1; i < structure_.sections.size(); ++i) {
            Section& section = structure_.sections[i];
            if (section.title) continue;
            auto named = announcement_of(section.heading);
            if (named.itself) {
                section.level = named.levels.front();
                continue;
            }
            section.announces = std::move(named.levels);
            place(i);
        }
    }

private:
    void place(std::size_t i) {
        bool listed = false;
        for (const Level level : structure_.sections[i].announces) {
            if (is_prose(level)) {
                place_prose(i, level);
            } else if (!listed) {
                listed = true;
                place_each(i, level);
            }
        }
    }

    // The first paragraph says it, unless it only leads up to a list or to sections.
    void place_prose(std::size_t i, Level level) {
        const Range range = ranges_[i];
        for (std::size_t at = range.first; at < range.last; ++at) {
            Block& block = structure_.blocks[at];
            if (block.kind == BlockKind::heading) continue;
            if (block.kind == BlockKind::item || block.text.ends_with(':')) break;
            block.level = level;
            return;
        }
        place_each(i, level);
    }

    void place_each(std::size_t i, Level level) {
        bool any_section = false;
        for (const std::size_t child : structure_.sections[i].children) {
            Section& section = structure_.sections[child];
            if (!announcement_of(section.heading).levels.empty()) continue;
            section.level = level;
            any_section = true;
        }
        if (any_section) return;
        for (std::size_t at = ranges_[i].first; at < ranges_[i].last; ++at) {
            Block& block = structure_.blocks[at];
            if (block.kind == BlockKind::item && block.depth == 1 && !block.level)
                block.level = level;
        }
    }

    Structure& structure_;
    std::vector<Range> ranges_;
};

}  // namespace

Announcement announcement_of(std::string_view heading) {
    const std::string plain = folded(heading);
    std::string_view rest = plain;
    const auto colon = std::min(rest.find(':'), rest.find(" – "));
    const bool named = colon != std::string_view::npos;
    rest = rest.substr(0, colon);
    const auto number = rest.find_last_not_of("0123456789");
    const bool counted = number != std::string_view::npos && number + 1 < rest.size();
    if (counted) rest = rest.substr(0, rest.find_last_not_of(' ', number) + 1);

    Announcement announcement;
    for (const auto part : parts_of(rest)) {
        const auto level = level_of(part);
        if (!level) return {};
        announcement.levels.push_back(*level);
    }
    announcement.itself = (named || counted) && announcement.levels.size() == 1;
    return announcement;
}

void assign_levels(Structure& structure) {
    Assignment{structure}.run();
}

}  // namespace saksgang::repo
