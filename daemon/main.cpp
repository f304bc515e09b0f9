// SPDX-License-Identifier: EUPL-1.2
// The executable: one command line, and the last place an exception can arrive at.
#include <cstdio>
#include <exception>

#include "daemon/cli/commands.hpp"

int main(int argc, char** argv) {
    try {
        return saksgang::cli::run(argc, argv);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "saksgang: %s\n", failure.what());
        return saksgang::cli::exit_failure;
    }
}
