// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/data_folder.hpp"

#include <fmt/format.h>

#include <fstream>

#include "daemon/store/migrations.hpp"
#include "repo/repository.hpp"

namespace saksgang::app {
namespace {

constexpr std::string_view first_configuration =
    "# Saksgang's configuration. Every setting, with its default: docs/configuration.md\n"
    "\n"
    "# The address under which people and programs reach this installation.\n"
    "# public_url = \"https://saksgang.example.no\"\n"
    "\n"
    "[http]\n"
    "# address = \"127.0.0.1\"\n"
    "# port = 8080\n";

}  // namespace

Result<void> create_data(const store::Folder& folder) {
    TRY(repo::Repository::create(folder.text_repository()));
    store::Connection database{folder.database(), store::Connection::Mode::read_write};
    store::migrate(database);
    std::ofstream out{folder.configuration()};
    out << first_configuration;
    out.flush();
    if (!out) {
        return fail(Errc::data_folder_invalid,
                    fmt::format("{} cannot be written", folder.configuration().string()));
    }
    return {};
}

}  // namespace saksgang::app
