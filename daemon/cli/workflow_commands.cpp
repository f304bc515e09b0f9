// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/workflow_commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/files.hpp"
#include "daemon/cli/report.hpp"
#include "workflows/definition.hpp"

namespace saksgang::cli {
namespace {

int check_file(const std::string& path) {
    const auto toml = read_file(path);
    if (!toml) return report(toml.error());
    const auto parsed = workflows::parse_definition(*toml);
    for (const auto& fault : parsed.faults) {
        fmt::print("{}:{}: {}: {}\n    {}\n", path, fault.line, fault.place, fault.what,
                   fault.remedy);
    }
    if (!parsed.definition) {
        fmt::print("{}: {} fault{}\n", path, parsed.faults.size(),
                   parsed.faults.size() == 1 ? "" : "s");
        return exit_faults;
    }
    const auto& definition = *parsed.definition;
    fmt::print("{}: no faults: \"{}\" revision {}, {} stages, {} transitions, {} milestones\n",
               path, definition.slug.value, definition.revision, definition.stages.size(),
               definition.transitions.size(), definition.milestones.size());
    return exit_success;
}

}  // namespace

void add_workflow_commands(CLI::App& app, int& code) {
    auto* workflow = app.add_subcommand("workflow", "Workflow definitions");
    workflow->require_subcommand(1);
    auto* check = workflow->add_subcommand("check", "Say every fault of a definition");
    auto files = std::make_shared<std::vector<std::string>>();
    check->add_option("FILE", *files, "TOML files")->required();
    check->callback([files, &code] {
        for (const auto& file : *files)
            code = std::max(code, check_file(file));
    });
}

}  // namespace saksgang::cli
