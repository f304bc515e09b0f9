// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/idle_connections.hpp"

#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {

std::unique_ptr<Connection> IdleConnections::take(const std::string& key) {
    for (auto found = idle_.find(key); found != idle_.end(); found = idle_.find(key)) {
        auto connection = std::move(found->second.connection);
        idle_.erase(found);
        if (connection->is_quiet()) return connection;
    }
    return nullptr;
}

void IdleConnections::put(const std::string& key, std::unique_ptr<Connection> connection) {
    if (idle_.size() >= limits::idle_connections_max) return;  // and it is closed
    connection->rest();
    const Moment until = SteadyClock::now() + limits::idle_connection_kept;
    idle_.emplace(key, Idle{std::move(connection), until});
    if (idle_.size() == 1) sweep_later();
}

void IdleConnections::sweep_later() {
    sweep_.expires_after(limits::idle_connection_kept);
    sweep_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        const auto self = weak.lock();
        if (error || !self) return;
        const Moment now = SteadyClock::now();
        std::erase_if(self->idle_, [&](const auto& entry) { return entry.second.until <= now; });
        if (!self->idle_.empty()) self->sweep_later();
    });
}

}  // namespace saksgang::webhooks
