// SPDX-License-Identifier: EUPL-1.2
// How a coroutine waits for another thread. What is answered is kept by the caller and the job
// between them; here is only the waking, on the executor the caller runs on.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>

namespace saksgang::runtime {

namespace asio = boost::asio;

class Waiters;

// What wakes one waiting coroutine. Dropped without being given, it leaves the coroutine waiting
// until its context is destroyed.
class Answer {
public:
    // From any thread. A second time is nothing; so is a caller that has gone with its context.
    void give(std::exception_ptr thrown = nullptr) const;

private:
    friend asio::awaitable<void> answered(std::move_only_function<void(Answer)> begin);
    Answer(std::shared_ptr<Waiters> waiters, std::uint64_t ticket);
    std::shared_ptr<Waiters> waiters_;
    std::uint64_t ticket_;
};

// Calls `begin` at once, and resumes when the Answer it got has been given; throws what it was
// given. A caller whose context is destroyed meanwhile is destroyed with it.
asio::awaitable<void> answered(std::move_only_function<void(Answer)> begin);

}  // namespace saksgang::runtime
