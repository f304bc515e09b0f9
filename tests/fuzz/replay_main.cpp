// SPDX-License-Identifier: EUPL-1.2
// Runs a target on files, and on the files of folders, each once: what was found stays found in
// every build. Exit code 2 when it was given nothing to run.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/fuzz/fuzz.hpp"

namespace {

namespace fs = std::filesystem;

void take_file(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    saksgang::fuzz::take(bytes);
}

}  // namespace

int main(int argc, char** argv) {
    int count = 0;
    for (int i = 1; i < argc; ++i) {
        if (!fs::is_directory(argv[i])) {
            take_file(argv[i]);
            ++count;
            continue;
        }
        for (const auto& entry : fs::directory_iterator{argv[i]}) {
            take_file(entry.path());
            ++count;
        }
    }
    std::printf("%d inputs taken\n", count);
    return count == 0 ? 2 : 0;
}
