// SPDX-License-Identifier: EUPL-1.2
// A receiver of notices on a real socket that does whatever a test wants of it: answers, trickles,
// never ends, resets, says nothing. On the test's own loop; no thread, no HTTP library.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tests/support/certificates.hpp"

namespace saksgang::test {

struct Say {
    std::string bytes;
};
// The bytes again and again, until the other end has had enough.
struct SayForever {
    std::string bytes;
    std::chrono::milliseconds pause{0};
};
// The bytes one by one, each a packet of its own.
struct Drip {
    std::string bytes;
};
struct Hang {};   // keeps the connection open and does nothing more
struct Close {};  // in good order
struct Reset {};  // with RST

using Act = std::variant<Say, SayForever, Drip, Hang, Close, Reset>;

// What happens on every connection: request by request, or (blind) at once without reading.
struct Manner {
    std::vector<Act> acts;
    bool blind = false;
};

// An answer with a body and its length; headers as "Name: value\r\n".
std::string answer(const std::string& status, const std::string& headers = {},
                   const std::string& body = {});

class HostileReceiver {
public:
    // Listens on 127.0.0.1 at a free port; with TLS where there is a certificate.
    HostileReceiver(boost::asio::io_context& io, Manner manner,
                    std::optional<Certificate> certificate = std::nullopt);
    ~HostileReceiver();
    HostileReceiver(const HostileReceiver&) = delete;
    HostileReceiver& operator=(const HostileReceiver&) = delete;

    void change(Manner manner);  // from the next request on
    void close_connections();    // those that are open now
    unsigned short port() const;
    std::string url(const std::string& host = "127.0.0.1") const;  // with a path and a query
    int connections() const;                                       // accepted so far
    const std::vector<std::string>& requests() const;              // head and body, as they came
    const std::string& asked_for() const;                          // SNI of the latest handshake

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace saksgang::test
