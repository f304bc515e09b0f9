// SPDX-License-Identifier: EUPL-1.2
// A receiver of notices that costs as little as it can: one thread, 204 to everything, and a note
// of when which message came. It verifies nothing, so that `wrk` may post to it too.
//
//   bench_sink PORT [DEAD_PORT]
//
// GET /stats → {"count", "first_ns", "last_ns"} of the notices since the last GET /reset.
// GET /arrivals → a line for each: sequence number, when it came (ns of the steady clock).
// At DEAD_PORT connections are taken and never answered.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <unordered_map>

#include "tests/bench/measure.hpp"

namespace saksgang::bench {
namespace {

int listen_at(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr generic{};
    std::memcpy(&generic, &address, sizeof generic);
    if (::bind(socket, &generic, sizeof generic) != 0 || ::listen(socket, 4096) != 0) {
        throw std::runtime_error(fmt::format("sink: cannot listen at {}", port));
    }
    return socket;
}

// The value of a header by its name in lower case; header names come in any case.
std::string_view header(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos;
         at = head.find("\r\n", at + 2)) {
        const std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (line.size() <= name.size() || line[name.size()] != ':') continue;
        const bool same = std::ranges::equal(name, line.substr(0, name.size()), {}, {}, [](char c) {
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
        });
        if (same) return line.substr(std::min(line.size(), name.size() + 2));
    }
    return {};
}

std::int64_t number_of(std::string_view text) {
    std::int64_t number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class Sink {
public:
    explicit Sink(int port) : listener_(listen_at(port)), poll_(::epoll_create1(EPOLL_CLOEXEC)) {
        watch(listener_);
    }

    [[noreturn]] void run() {
        std::array<epoll_event, 256> events;
        for (;;) {
            const int count = ::epoll_wait(poll_, events.data(), events.size(), -1);
            for (int i = 0; i < count; ++i)
                serve(events[static_cast<std::size_t>(i)].data.fd);
        }
    }

private:
    void watch(int socket) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = socket;
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, socket, &event);
    }

    void serve(int socket) {
        if (socket == listener_) {
            const int accepted = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (accepted < 0) return;
            const int yes = 1;
            ::setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            watch(accepted);
            return;
        }
        std::array<char, 64 * 1024> buffer;
        const ssize_t size = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (size <= 0) {
            unread_.erase(socket);
            ::close(socket);
            return;
        }
        std::string& unread = unread_[socket];
        unread.append(buffer.data(), static_cast<std::size_t>(size));
        while (take_one(socket, unread)) {
        }
    }

    bool take_one(int socket, std::string& unread) {
        const auto end = unread.find("\r\n\r\n");
        if (end == std::string::npos) return false;
        const std::string_view head = std::string_view{unread}.substr(0, end);
        const auto length = std::max<std::int64_t>(0, number_of(header(head, "content-length")));
        const std::size_t whole = end + 4 + static_cast<std::size_t>(length);
        if (unread.size() < whole) return false;
        const std::string answer = answer_to(head);
        if (::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL) < 0) return false;
        unread.erase(0, whole);
        return true;
    }

    std::string answer_to(std::string_view head) {
        if (head.starts_with("POST ")) {
            // "msg_41"; wrk's posts have no number.
            const std::string_view id = header(head, "webhook-id");
            arrivals_.push_back({id.size() > 4 ? number_of(id.substr(4)) : -1, now_ns()});
            return "HTTP/1.1 204 No Content\r\n\r\n";
        }
        if (head.starts_with("GET /reset ")) {
            arrivals_.clear();
            return with_body("{}");
        }
        return with_body(head.starts_with("GET /arrivals ") ? list() : stats());
    }

    static std::string with_body(const std::string& body) {
        return fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}", body.size(), body);
    }

    std::string stats() const {
        return fmt::format(R"({{"count":{},"first_ns":{},"last_ns":{}}})", arrivals_.size(),
                           arrivals_.empty() ? 0 : arrivals_.front().at,
                           arrivals_.empty() ? 0 : arrivals_.back().at);
    }

    std::string list() const {
        std::string lines;
        for (const Arrival& arrival : arrivals_)
            lines += fmt::format("{} {}\n", arrival.seq, arrival.at);
        return lines;
    }

    struct Arrival {
        std::int64_t seq;
        std::int64_t at;
    };
    int listener_;
    int poll_;
    std::unordered_map<int, std::string> unread_;
    std::vector<Arrival> arrivals_;
};

}  // namespace
}  // namespace saksgang::bench

int main(int argc, char** argv) {
    using namespace saksgang::bench;
    if (argc < 2) throw std::runtime_error("bench_sink PORT [DEAD_PORT]");
    // The kernel takes the connections to it, and nobody ever reads them.
    if (argc > 2) listen_at(std::atoi(argv[2]));
    Sink{std::atoi(argv[1])}.run();
}
