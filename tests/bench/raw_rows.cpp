// SPDX-License-Identifier: EUPL-1.2
// The limit of commands without text: SQLite's group commits of the rows that the last command of a
// data folder wrote, in groups as large as there are clients. Writes into the copy it is given.
//
//   bench_raw_rows COPY GROUP SECONDS
#include <cstdlib>

#include "tests/bench/measure.hpp"
#include "tests/bench/rows.hpp"

int main(int argc, char** argv) {
    using namespace saksgang;
    if (argc != 4) throw std::runtime_error("bench_raw_rows COPY GROUP SECONDS");
    bench::Rows rows{argv[1]};
    const int group = std::atoi(argv[2]);
    const double seconds = std::atof(argv[3]);
    bench::Latencies latencies;
    for (const bench::Deadline deadline{seconds}; !deadline.passed();) {
        const std::int64_t began = bench::now_ns();
        rows.begin();
        for (int i = 0; i < group; ++i)
            rows.write_command();
        rows.commit();
        const std::int64_t took = bench::now_ns() - began;
        for (int i = 0; i < group; ++i)
            latencies.add(took);
    }
    bench::print_run(latencies, seconds);
}
