// SPDX-License-Identifier: EUPL-1.2
// The supervisor's side of the talk is played on real sockets: what it hands over, what it hears.
#include "daemon/runtime/supervisor.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdlib>
#include <filesystem>

#include "tests/support/catch.hpp"

namespace saksgang::runtime {
namespace {

// Where a supervisor listens for what its service says.
class NotifySocket {
public:
    NotifySocket() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        path_ = std::filesystem::temp_directory_path() /
                ("saksgang-notify-" + std::to_string(::getpid()));
        std::filesystem::remove(path_);
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        path_.string().copy(name.sun_path, sizeof name.sun_path - 1);
        REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0);
        ::setenv("NOTIFY_SOCKET", path_.c_str(), 1);
    }
    ~NotifySocket() {
        ::unsetenv("NOTIFY_SOCKET");
        ::close(socket_);
        std::filesystem::remove(path_);
    }
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;

    std::string heard() const {
        std::array<char, 512> bytes{};
        const auto length = ::recv(socket_, bytes.data(), bytes.size(), 0);
        REQUIRE(length >= 0);
        return {bytes.data(), static_cast<std::size_t>(length)};
    }

private:
    int socket_;
    std::filesystem::path path_;
};

// The descriptor that sd_listen_fds(3) says the first socket has; put back as it was afterwards.
class HandedOver {
public:
    HandedOver(int socket, int count) : kept_(::dup(first)) {
        if (socket != first) REQUIRE(::dup2(socket, first) == first);
        ::setenv("LISTEN_FDS", std::to_string(count).c_str(), 1);
        ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    }
    ~HandedOver() {
        if (kept_ < 0) {
            ::close(first);
        } else {
            ::dup2(kept_, first);
            ::close(kept_);
        }
    }
    HandedOver(const HandedOver&) = delete;
    HandedOver& operator=(const HandedOver&) = delete;

private:
    static constexpr int first = 3;
    int kept_;
};

}  // namespace

TEST_CASE("without a supervisor there is no socket, and nobody hears") {
    const auto socket = inherited_socket();
    REQUIRE(socket.has_value());
    CHECK_FALSE(socket->has_value());
    tell_ready("Serves nobody");
    tell_stopping();
    boost::asio::io_context io;
    boost::asio::co_spawn(io, keep_watchdog_quiet(), boost::asio::detached);
    CHECK(io.run() > 0);  // it ends by itself
}

TEST_CASE("a supervisor hears that the daemon is ready, and that it stops") {
    const NotifySocket supervisor;
    tell_ready("Serves http://localhost");
    CHECK(supervisor.heard() == "READY=1\nSTATUS=Serves http://localhost");
    tell_stopping();
    CHECK(supervisor.heard() == "STOPPING=1");
}

TEST_CASE("a watchdog is kept quiet by a main loop that turns, again and again") {
    const NotifySocket supervisor;
    ::setenv("WATCHDOG_USEC", "4000", 1);
    ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
    boost::asio::io_context io;
    boost::asio::co_spawn(io, keep_watchdog_quiet(), boost::asio::detached);
    for (int times = 0; times < 3; ++times) {
        while (io.run_one() == 0) {
        }
        CHECK(supervisor.heard() == "WATCHDOG=1");
    }
}

TEST_CASE("a socket that listens is taken over, once") {
    const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
    REQUIRE(::listen(listening, 1) == 0);
    const HandedOver handed{listening, 1};
    ::close(listening == 3 ? -1 : listening);
    const auto socket = inherited_socket();
    REQUIRE(socket.has_value());
    REQUIRE(socket->has_value());
    CHECK(**socket == 3);
    // Its name is gone from the environment, so no child takes it for its own.
    const auto again = inherited_socket();
    REQUIRE(again.has_value());
    CHECK_FALSE(again->has_value());
}

TEST_CASE("what is handed over must be one socket, and listen for streams") {
    const int datagrams = ::socket(AF_INET, SOCK_DGRAM, 0);
    {
        const HandedOver handed{datagrams, 1};
        const auto socket = inherited_socket();
        REQUIRE_FALSE(socket.has_value());
        CHECK(socket.error().field == "LISTEN_FDS");
    }
    {
        const HandedOver handed{datagrams, 2};
        const auto sockets = inherited_socket();
        REQUIRE_FALSE(sockets.has_value());
        CHECK(sockets.error().code == Errc::invalid_input);
    }
    ::close(datagrams);
}

}  // namespace saksgang::runtime
