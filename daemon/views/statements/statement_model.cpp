// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/statements/statement_model.hpp"

#include <fmt/format.h>

#include <array>

#include "daemon/views/values.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

// "page.<statement>_<part>" is the heading, "page.<statement>_<part>_1", "_2" … the paragraphs.
struct PartInWords {
    std::string_view name;
    int paragraphs = 1;
};

StatementModel statement(std::string_view name, std::span<const PartInWords> parts,
                         std::string_view council, const Speech& speech) {
    const Speech::Arguments arguments{{"council", std::string{council}},
                                      {"days", std::to_string(limits::draft_kept.count())}};
    StatementModel model{.title = speech.say(name), .parts = {}};
    for (const PartInWords& part : parts) {
        StatementPart told{.heading = speech.say(fmt::format("{}_{}", name, part.name)),
                           .paragraphs = {}};
        for (int number = 1; number <= part.paragraphs; ++number) {
            told.paragraphs.push_back(
                speech.say(fmt::format("{}_{}_{}", name, part.name, number), arguments));
        }
        model.parts.push_back(std::move(told));
    }
    return model;
}

}  // namespace

StatementModel accessibility_statement(std::string_view council, const Speech& speech) {
    constexpr std::array parts{PartInWords{"aim", 2}, PartInWords{"lacks", 1},
                               PartInWords{"tell", 1}};
    return statement("accessibility", parts, council, speech);
}

StatementModel privacy_statement(std::string_view council, const Speech& speech) {
    constexpr std::array parts{PartInWords{"who", 1}, PartInWords{"readers", 2},
                               PartInWords{"people", 3}, PartInWords{"drafts", 2},
                               PartInWords{"rights", 2}};
    return statement("privacy", parts, council, speech);
}

Values statement_values(const StatementModel& model) {
    const auto part = [](const StatementPart& one) {
        const auto paragraph = [](const std::string& words) {
            return Values{}.set("paragraph", words);
        };
        return Values{}
            .set("part", one.heading)
            .repeat("paragraphs", each(one.paragraphs, paragraph));
    };
    return Values{}.set("heading", model.title).repeat("parts", each(model.parts, part));
}

}  // namespace saksgang::views
