// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace saksgang::cli {

// `saksgang workflow check FILE…`: every fault, with its line; exit code 3 where there is one.
// `saksgang workflow draw FILE`: the same for a file with faults, else the process as an SVG.
void add_workflow_commands(CLI::App& app, int& code);

}  // namespace saksgang::cli
