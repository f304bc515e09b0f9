// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/commands.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "daemon/cli/council_commands.hpp"
#include "daemon/cli/describe_commands.hpp"
#include "daemon/cli/listen.hpp"
#include "daemon/cli/people_commands.hpp"
#include "daemon/cli/serve.hpp"
#include "daemon/cli/upkeep_commands.hpp"
#include "daemon/cli/workflow_commands.hpp"

namespace saksgang::cli {

int run(int argc, char** argv) {
    CLI::App app{"Saksgang keeps a council's text, its process and its decisions.", "saksgang"};
    app.require_subcommand(1);
    app.set_version_flag("--version", SAKSGANG_VERSION);

    int code = exit_success;
    add_serve(app, code);
    add_council_commands(app, code);
    add_people_commands(app, code);
    add_workflow_commands(app, code);
    add_upkeep_commands(app, code);
    add_listen(app, code);
    add_describe_commands(app, code);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        const int shown = app.exit(problem);
        return shown == 0 ? exit_success : exit_usage;
    }
    return code;
}

}  // namespace saksgang::cli
