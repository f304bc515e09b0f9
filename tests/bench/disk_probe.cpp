// SPDX-License-Identifier: EUPL-1.2
// What the disk does: 4 KB appended and fdatasync'ed, again and again.
//
//   bench_disk_probe FOLDER SECONDS
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "tests/bench/measure.hpp"

int main(int argc, char** argv) {
    using namespace saksgang::bench;
    if (argc != 3) throw std::runtime_error("bench_disk_probe FOLDER SECONDS");
    const std::string path = std::string{argv[1]} + "/disk-probe";
    const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("cannot write " + path);
    const std::array<char, 4096> page{};
    const double seconds = std::atof(argv[2]);
    Latencies latencies;
    for (const Deadline deadline{seconds}; !deadline.passed();) {
        const std::int64_t began = now_ns();
        if (::write(file, page.data(), page.size()) != static_cast<ssize_t>(page.size()) ||
            ::fdatasync(file) != 0) {
            throw std::runtime_error("the disk failed");
        }
        latencies.add(now_ns() - began);
    }
    ::close(file);
    ::unlink(path.c_str());
    print_run(latencies, seconds);
}
