// SPDX-License-Identifier: EUPL-1.2
// Connections between two notices, by "origin|address", each for limits::idle_connection_kept. Main
// loop only.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <string>

#include "webhooks/connection.hpp"

namespace saksgang::webhooks {

class IdleConnections : public std::enable_shared_from_this<IdleConnections> {
public:
    explicit IdleConnections(const asio::any_io_executor& executor) : sweep_(executor) {}

    // The youngest that is still open, or null.
    std::unique_ptr<Connection> take(const std::string& key);
    // Closes it where limits::idle_connections_max are kept already.
    void put(const std::string& key, std::unique_ptr<Connection> connection);

private:
    struct Idle {
        std::unique_ptr<Connection> connection;
        Moment until;
    };

    void sweep_later();

    std::multimap<std::string, Idle> idle_;
    asio::steady_timer sweep_;
};

}  // namespace saksgang::webhooks
