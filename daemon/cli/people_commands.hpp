// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace saksgang::cli {

// `saksgang user add DATA …` and `saksgang token add DATA …`: the first administrator, and tokens
// for programs. The daemon must not be serving: afterwards people are added over the API.
void add_people_commands(CLI::App& app, int& code);

}  // namespace saksgang::cli
