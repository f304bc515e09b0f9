// SPDX-License-Identifier: EUPL-1.2
// The command line: one executable, a subcommand for each thing one does with a data folder.
#pragma once

namespace saksgang::cli {

inline constexpr int exit_success = 0;
inline constexpr int exit_failure = 1;   // it could not be done; standard error says why
inline constexpr int exit_usage = 2;     // the words of the command are wrong
inline constexpr int exit_faults = 3;    // what was checked has faults (workflow check, verify)
inline constexpr int exit_restart = 75;  // outcome unknown: start again, start-up decides

// Parses the words, runs the subcommand, returns its exit code.
int run(int argc, char** argv);

}  // namespace saksgang::cli
