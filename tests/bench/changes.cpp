// SPDX-License-Identifier: EUPL-1.2
// How long it takes to say what changed between two files, the fastest of three times.
//
//   bench_changes BEFORE AFTER
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <stdexcept>

#include "repo/text/text_changes.hpp"
#include "tests/bench/measure.hpp"

namespace saksgang::bench {
namespace {

std::string file_at(const char* path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) throw std::runtime_error(fmt::format("cannot read {}", path));
    return {std::istreambuf_iterator<char>{in}, {}};
}

int compare(const char* before_path, const char* after_path) {
    const std::string before = file_at(before_path);
    const std::string after = file_at(after_path);
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    std::size_t passages = 0;
    for (int i = 0; i < 3; ++i) {
        const std::int64_t began = now_ns();
        const auto changes = repo::text_changes(before, after);
        if (!changes) throw std::runtime_error(changes.error().message);
        best = std::min(best, now_ns() - began);
        passages = changes->passages.size();
    }
    fmt::print("{{\"passages\":{},\"ms\":{:.3f}}}\n", passages, static_cast<double>(best) / 1e6);
    return 0;
}

}  // namespace
}  // namespace saksgang::bench

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "bench_changes BEFORE AFTER\n");
        return 2;
    }
    return saksgang::bench::compare(argv[1], argv[2]);
}
