// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/keep_alive.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace saksgang::bench {
namespace {

constexpr int patience_ms = 60'000;

[[noreturn]] void give_up(std::string_view what) {
    throw std::runtime_error(fmt::format("client: {}: {}", what, std::strerror(errno)));
}

int connect_to(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) give_up("socket");
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr generic{};
    std::memcpy(&generic, &address, sizeof generic);
    if (::connect(socket, &generic, sizeof generic) != 0) give_up("connect");
    return socket;
}

// The daemon and its peers write this header in one way each.
std::size_t content_length(std::string_view head) {
    for (const std::string_view name : {"Content-Length: ", "content-length: "}) {
        const auto at = head.find(name);
        if (at == std::string_view::npos) continue;
        std::size_t length = 0;
        std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
        return length;
    }
    return 0;
}

}  // namespace

KeepAliveClients::KeepAliveClients(std::uint16_t port, std::size_t clients) : clients_(clients) {
    for (Client& client : clients_)
        client.socket = connect_to(port);
}

KeepAliveClients::~KeepAliveClients() {
    for (const Client& client : clients_)
        ::close(client.socket);
}

void KeepAliveClients::run(const Next& next, const Take& take) {
    std::vector<pollfd> waiting(clients_.size());
    std::size_t busy = 0;
    const auto go_on = [&](std::size_t index) {
        const std::string bytes = next(index);
        waiting[index] = {
            .fd = bytes.empty() ? -1 : clients_[index].socket, .events = POLLIN, .revents = 0};
        if (bytes.empty()) return false;
        send(clients_[index], bytes);
        return true;
    };
    for (std::size_t i = 0; i < clients_.size(); ++i)
        busy += go_on(i) ? 1 : 0;
    while (busy > 0) {
        if (::poll(waiting.data(), waiting.size(), patience_ms) <= 0) give_up("no answer in time");
        for (std::size_t i = 0; i < clients_.size(); ++i) {
            if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
            if (receive(i, take) && !go_on(i)) --busy;
        }
    }
}

void KeepAliveClients::send(Client& client, const std::string& bytes) {
    client.sent_ns = now_ns();
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const ssize_t sent = ::send(client.socket, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0) give_up("send");
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
}

// True when a whole answer has come and was taken.
bool KeepAliveClients::receive(std::size_t index, const Take& take) {
    Client& client = clients_[index];
    std::array<char, 64 * 1024> buffer;
    const ssize_t size = ::recv(client.socket, buffer.data(), buffer.size(), 0);
    if (size < 0) give_up("receive");
    if (size == 0) throw std::runtime_error("client: closed before the answer's end");
    client.unread.append(buffer.data(), static_cast<std::size_t>(size));
    const auto head_end = client.unread.find("\r\n\r\n");
    if (head_end == std::string::npos) return false;
    const std::string_view head = std::string_view{client.unread}.substr(0, head_end + 2);
    const std::size_t length = content_length(head);
    if (client.unread.size() < head_end + 4 + length) return false;
    int status = 0;
    std::from_chars(head.data() + 9, head.data() + 12, status);
    take({.client = index,
          .status = status,
          .head = head,
          .body = std::string_view{client.unread}.substr(head_end + 4, length),
          .sent_ns = client.sent_ns,
          .answered_ns = now_ns()});
    client.unread.clear();
    return true;
}

std::string request(std::string_view method, std::string_view target, std::string_view headers,
                    std::string_view body) {
    std::string bytes =
        fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}", method, target, headers);
    if (!body.empty()) {
        bytes +=
            fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", body.size());
    }
    bytes += "\r\n";
    bytes += body;
    return bytes;
}

}  // namespace saksgang::bench
