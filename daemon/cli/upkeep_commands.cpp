// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/upkeep_commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/report.hpp"
#include "daemon/store/folder.hpp"
#include "daemon/store/migrations.hpp"
#include "daemon/store/rebuild.hpp"

namespace saksgang::cli {
namespace {

int rebuild(const std::string& data) {
    auto folder = store::Folder::open(data, store::Folder::Lock::exclusive);
    if (!folder) return report(folder.error());
    store::Connection db{folder->database(), store::Connection::Mode::read_write};
    store::migrate(db);
    if (const auto rebuilt = store::rebuild(db); !rebuilt) return report(rebuilt.error());
    fmt::print("{}: the derived tables are made anew from the journal\n", data);
    return exit_success;
}

}  // namespace

void add_upkeep_commands(CLI::App& app, int& code) {
    auto data = std::make_shared<std::string>();
    auto* rebuilt = app.add_subcommand("rebuild", "Make the derived tables anew from the journal");
    rebuilt->add_option("DATA", *data, "The data folder")->required();
    rebuilt->callback([data, &code] { code = rebuild(*data); });
}

}  // namespace saksgang::cli
