// SPDX-License-Identifier: EUPL-1.2
// One at a time for each name: who comes while somebody is at it waits, and looks again then.
// Keeps work that many ask for at once from being done by each of them. Main loop only.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <string>

namespace saksgang::app {

namespace asio = boost::asio;

class Turns {
    // Timers that never run out: whoever waits for a turn to end waits for its timer's cancelling.
    using Taken = std::map<std::string, std::shared_ptr<asio::steady_timer>>;

public:
    // Given back when it goes. May outlive its Turns: a coroutine goes with its context.
    class Turn {
    public:
        Turn(std::shared_ptr<Taken> taken, std::string name)
            : taken_(std::move(taken)), name_(std::move(name)) {}
        Turn(Turn&& other) noexcept = default;
        Turn& operator=(Turn&&) = delete;
        ~Turn();

    private:
        std::shared_ptr<Taken> taken_;
        std::string name_;
    };

    explicit Turns(asio::any_io_executor executor) : executor_(std::move(executor)) {}

    asio::awaitable<Turn> take(std::string name);

private:
    asio::any_io_executor executor_;
    std::shared_ptr<Taken> taken_ = std::make_shared<Taken>();
};

}  // namespace saksgang::app
