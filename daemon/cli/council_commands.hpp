// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace saksgang::cli {

// `saksgang init DATA` makes an empty data folder; `saksgang import DATA FOLDER` takes a council's
// files (council.toml and every workflow definition) into use.
void add_council_commands(CLI::App& app, int& code);

}  // namespace saksgang::cli
