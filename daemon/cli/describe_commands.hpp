// SPDX-License-Identifier: EUPL-1.2
// What the program says of itself, for the shell and for manuals: completion and settings.
#pragma once

#include <CLI/App.hpp>
#include <string>

namespace saksgang::cli {

// Adds `completion` and `settings`. Last of all: completion knows the commands added before it.
void add_describe_commands(CLI::App& app, int& code);

// A script for bash that completes the commands and options of `app`.
std::string bash_completion(const CLI::App& app);

}  // namespace saksgang::cli
