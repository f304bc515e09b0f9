// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace saksgang::cli {

// `saksgang verify DATA` proves the history, also beside a daemon that serves; exit code 3 where it
// does not hold. `saksgang rebuild DATA` makes the derived tables anew from the journal and the
// texts.
void add_upkeep_commands(CLI::App& app, int& code);

}  // namespace saksgang::cli
