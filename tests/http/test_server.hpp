// SPDX-License-Identifier: EUPL-1.2
// A real server on a free port of this machine, its loop on a thread of its own.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <future>
#include <sstream>
#include <string>
#include <thread>

#include "daemon/http/server.hpp"

namespace saksgang::test {

// Answers /echo and the like with what it was asked; has a few addresses of its own:
//   /large    1 MB out of a shared body
//   /throws   throws
//   /splits   tries to put a second header into a header
//   /nothing  204
//   /gate     answers once open_gate() was called
//   /counts   streams "one", nothing, "two" and "three"
//   /waits    streams "first" and then nothing until it is stopped
//   /floods   streams without end
//   /breaks   streams "first" and then throws
class TestServer {
public:
    explicit TestServer(http::ServerOptions options = {});
    ~TestServer();

    std::uint16_t port() const { return port_; }
    void wait_for_gate();  // until a request waits at /gate, or a stream does; once
    void open_gate();
    void wait_for_stop();              // until a stream was stopped; once
    std::future<void> begin_stop();    // ready when Server::stop() has returned
    bool logs(std::string_view text);  // waits for a line with `text` in it; false: none comes
    std::string log();

private:
    boost::asio::awaitable<http::Response> handle(http::Request request);
    boost::asio::awaitable<http::Response> wait_at_gate();
    std::shared_ptr<http::BodyStream> stream(const std::string& name);

    std::ostringstream lines_;
    boost::asio::io_context io_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    SystemClock clock_;
    std::promise<void> waiting_;
    std::promise<void> stopped_;
    std::atomic<bool> open_ = false;
    http::Server server_;
    std::uint16_t port_;
    std::thread loop_;
};

// What /echo tells about `name`: "method", "path", "query", "peer", "secure", "id", "bytes",
// "body".
std::string told(const std::string& body, std::string_view name);

}  // namespace saksgang::test
