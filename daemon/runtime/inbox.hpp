// SPDX-License-Identifier: EUPL-1.2
// A queue between threads for one that takes all that waits at once: whoever shares a COMMIT. Any
// thread puts, one takes. Bounded by whoever puts, since only they know what still counts.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

namespace saksgang::runtime {

template <class T>
class Inbox {
public:
    // False when it is closed; `item` is then as it was.
    bool put(T&& item) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_) return false;
            items_.push_back(std::move(item));
        }
        changed_.notify_one();
        return true;
    }

    // Blocks until there is something, then takes it, in order. Empty: closed, and all was taken.
    std::vector<T> take(std::size_t max) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || !items_.empty(); });
        return front(max);
    }

    // What is there now, without waiting.
    std::vector<T> take_present() {
        const std::lock_guard lock(mutex_);
        return front(items_.size());
    }

    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        changed_.notify_all();
    }

private:
    std::vector<T> front(std::size_t max) {
        const auto end = items_.begin() + static_cast<std::ptrdiff_t>(std::min(max, items_.size()));
        std::vector<T> taken(std::move_iterator(items_.begin()), std::move_iterator(end));
        items_.erase(items_.begin(), end);
        return taken;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<T> items_;
    bool closed_ = false;
};

}  // namespace saksgang::runtime
