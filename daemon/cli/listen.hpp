// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace saksgang::cli {

// `saksgang listen --port N --secret whsec_…`: a receiver that verifies each notice and prints it.
void add_listen(CLI::App& app, int& code);

}  // namespace saksgang::cli
