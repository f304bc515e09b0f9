// SPDX-License-Identifier: EUPL-1.2
// How the daemon ends: the signal that asks for it, and the steps that answer, last begun first.
// On the main loop.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <string>
#include <vector>

namespace saksgang::runtime {

namespace asio = boost::asio;

// Completes with the signal's number when the process is asked to end (SIGINT, SIGTERM). A second
// one, while the steps run, ends the process at once, as it would without us.
asio::awaitable<int> stop_signal();

// A peer that went away is an error code of the write, not a signal that kills us.
void ignore_broken_pipes();

class Shutdown {
public:
    using Step = std::move_only_function<asio::awaitable<void>()>;

    // Whoever starts something says at once how it stops.
    void add(std::string name, Step step);

    // Runs the steps in reverse order. One that throws is logged, and the next one runs.
    asio::awaitable<void> run();

private:
    struct Named {
        std::string name;
        Step step;
    };
    std::vector<Named> steps_;
};

}  // namespace saksgang::runtime
