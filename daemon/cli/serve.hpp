// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace saksgang::cli {

// `saksgang serve DATA`: the daemon. Exit code 75: start me again, I will find out what happened.
void add_serve(CLI::App& app, int& code);

}  // namespace saksgang::cli
