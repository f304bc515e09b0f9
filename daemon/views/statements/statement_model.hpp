// SPDX-License-Identifier: EUPL-1.2
// What an installation owes its readers in words: how accessible it is, and what it knows of them.
// Pure; any thread. The words are the same everywhere but for the council's name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/views/speech.hpp"

namespace saksgang::views {

struct StatementPart {
    std::string heading;
    std::vector<std::string> paragraphs;
};

struct StatementModel {
    std::string title;
    std::vector<StatementPart> parts;
};

StatementModel accessibility_statement(std::string_view council, const Speech& speech);
StatementModel privacy_statement(std::string_view council, const Speech& speech);

}  // namespace saksgang::views
