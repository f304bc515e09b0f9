// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/inbox.hpp"

#include <memory>

#include "daemon/runtime/named_thread.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::runtime {
namespace {

using Item = std::unique_ptr<int>;

std::vector<int> values(const std::vector<Item>& items) {
    std::vector<int> values;
    for (const auto& item : items)
        values.push_back(*item);
    return values;
}

TEST_CASE("what waits is taken together, in order and at most so many") {
    Inbox<Item> inbox;
    for (int i = 0; i < 5; ++i)
        CHECK(inbox.put(std::make_unique<int>(i)));
    CHECK(values(inbox.take(3)) == std::vector{0, 1, 2});
    CHECK(values(inbox.take(3)) == std::vector{3, 4});
    CHECK(inbox.take_present().empty());
    inbox.put(std::make_unique<int>(5));
    CHECK(values(inbox.take_present()) == std::vector{5});
}

TEST_CASE("a closed inbox gives what it has, then nothing, and takes nothing more") {
    Inbox<Item> inbox;
    inbox.put(std::make_unique<int>(1));
    inbox.close();
    Item refused = std::make_unique<int>(2);
    CHECK_FALSE(inbox.put(std::move(refused)));
    CHECK(*refused == 2);
    CHECK(values(inbox.take(9)) == std::vector{1});
    CHECK(inbox.take(9).empty());
}

TEST_CASE("many threads put and one takes everything") {
    Inbox<int> inbox;
    constexpr int each = 1000;
    std::vector<NamedThread> threads;
    threads.reserve(4);
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back("putting", [&inbox, t] {
            for (int i = 0; i < each; ++i)
                inbox.put(t * each + i);
        });
    }
    std::vector<int> taken;
    while (taken.size() < 4 * each) {
        const auto some = inbox.take(64);
        REQUIRE_FALSE(some.empty());
        REQUIRE(some.size() <= 64);
        taken.insert(taken.end(), some.begin(), some.end());
    }
    for (auto& thread : threads)
        thread.join();
    // Each thread's own items came in its order.
    std::vector<int> last(4, -1);
    for (const int item : taken) {
        const auto from = static_cast<std::size_t>(item / each);
        CHECK(item % each == last[from] + 1);
        last[from] = item % each;
    }
}

TEST_CASE("closing wakes whoever waits") {
    Inbox<int> inbox;
    bool empty = false;
    NamedThread waiting{"waiting", [&] { empty = inbox.take(1).empty(); }};
    inbox.close();
    waiting.join();
    waiting.join();
    CHECK(empty);
}

}  // namespace
}  // namespace saksgang::runtime
