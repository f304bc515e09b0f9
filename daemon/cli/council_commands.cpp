// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/council_commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "daemon/app/council.hpp"
#include "daemon/app/data_folder.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/files.hpp"
#include "daemon/cli/house.hpp"
#include "daemon/cli/key_sealer.hpp"
#include "daemon/cli/open_house.hpp"
#include "daemon/cli/report.hpp"

namespace saksgang::cli {
namespace {

namespace fs = std::filesystem;

int init(const std::string& data) {
    const repo::Library library;
    auto folder = store::Folder::create(data);
    if (!folder) return report(folder.error());
    if (auto made = KeySealer::create_file(folder->secrets_key()); !made)
        return report(made.error());
    if (auto made = app::create_data(*folder); !made) return report(made.error());
    fmt::print(
        "{} is ready. Next:\n"
        "  saksgang serve {}                and set it up in a browser, or first, from here:\n"
        "  saksgang import {} FOLDER        a council's bodies and workflow definitions\n"
        "  saksgang user add {} --email … --name … --role administrator\n",
        data, data, data, data);
    return exit_success;
}

// council.toml, and every other .toml of the folder: a workflow definition.
Result<app::CouncilFiles> council_files(const fs::path& folder) {
    app::CouncilFiles files;
    TRY(files.council_toml, read_file(folder / "council.toml"));
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() != ".toml") continue;
        if (entry.path().filename() != "council.toml") paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    for (const auto& path : paths) {
        TRY(auto toml, read_file(path));
        files.workflows.push_back({.name = path.filename().string(), .toml = std::move(toml)});
    }
    return files;
}

int import(const std::string& data, const std::string& folder) {
    auto files = council_files(folder);
    if (!files) return report(files.error());
    auto house = open_house(data);
    if (!house) return report(house.error());
    auto receipt = (*house)->run(app::install_council((*house)->app(), *std::move(files)));
    if (!receipt) return report(receipt.error());
    const auto entries = receipt->last_seq.value - receipt->first_seq.value + 1;
    fmt::print("{}: {}\n", folder,
               entries == 0 ? std::string{"in use already; nothing changed"}
                            : fmt::format("taken into use in {} entries", entries));
    return exit_success;
}

}  // namespace

void add_council_commands(CLI::App& app, int& code) {
    auto data = std::make_shared<std::string>();
    auto folder = std::make_shared<std::string>();

    auto* made = app.add_subcommand("init", "Make an empty data folder");
    made->add_option("DATA", *data, "The folder to make")->required();
    made->callback([data, &code] { code = init(*data); });

    auto* taken = app.add_subcommand("import", "Take a council's files into use");
    taken->add_option("DATA", *data, "The data folder")->required();
    taken->add_option("FOLDER", *folder, "Holds council.toml and workflow definitions")
        ->required()
        ->check(CLI::ExistingDirectory);
    taken->callback([data, folder, &code] { code = import(*data, *folder); });
}

}  // namespace saksgang::cli
