// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/turns.hpp"

#include "daemon/runtime/as_result.hpp"

namespace saksgang::app {

using runtime::as_result;

Turns::Turn::~Turn() {
    if (!taken_) return;
    const auto place = taken_->find(name_);
    place->second->cancel();
    taken_->erase(place);
}

asio::awaitable<Turns::Turn> Turns::take(std::string name) {
    for (auto place = taken_->find(name); place != taken_->end(); place = taken_->find(name)) {
        const auto ended = place->second;
        co_await ended->async_wait(as_result);
    }
    taken_->emplace(name, std::make_shared<asio::steady_timer>(
                              executor_, asio::steady_timer::time_point::max()));
    co_return Turn{taken_, std::move(name)};
}

}  // namespace saksgang::app
