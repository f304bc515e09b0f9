// SPDX-License-Identifier: EUPL-1.2
// A thread of its own, for work that is one loop from start to stop; anything else is a Pool's.
#pragma once

#include <functional>
#include <string>
#include <thread>

namespace saksgang::runtime {

class NamedThread {
public:
    NamedThread() = default;
    // `name` as the kernel shows it: 15 characters at most. `work` must come to an end by itself.
    NamedThread(std::string name, std::move_only_function<void()> work);

    void join();  // blocks until `work` has ended; again is nothing. The destructor joins.

private:
    std::jthread thread_;
};

}  // namespace saksgang::runtime
