// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace saksgang::test {
namespace {

[[noreturn]] void give_up(std::string_view what) {
    throw std::runtime_error("http client: " + std::string(what) + ": " + std::strerror(errno));
}

void set_patience(int socket, std::chrono::milliseconds patience) {
    timeval limit{};
    limit.tv_sec = patience.count() / 1000;
    limit.tv_usec = (patience.count() % 1000) * 1000;
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

Answer parse_head(std::string_view head) {
    Answer answer;
    if (!head.starts_with("HTTP/1.1 ") || head.size() < 13) {
        throw std::runtime_error("http client: no status line: " + std::string(head));
    }
    answer.status = std::stoi(std::string(head.substr(9, 3)));
    std::size_t at = head.find("\r\n");
    while (at + 2 < head.size()) {
        const std::size_t end = head.find("\r\n", at + 2);
        const std::string_view line = head.substr(at + 2, end - at - 2);
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) throw std::runtime_error("http client: odd header");
        answer.headers.emplace_back(lowered(line.substr(0, colon)), line.substr(colon + 2));
        at = end;
    }
    return answer;
}

}  // namespace

std::string Answer::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers) {
        if (name == lower_case_name) return value;
    }
    return {};
}

HttpClient::HttpClient(std::uint16_t port, std::chrono::milliseconds patience) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0) give_up("socket");
    set_patience(socket_, patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr generic{};
    std::memcpy(&generic, &address, sizeof generic);
    if (::connect(socket_, &generic, sizeof generic) != 0) {
        ::close(socket_);
        give_up("connect");
    }
}

HttpClient::~HttpClient() {
    ::close(socket_);
}

void HttpClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) give_up("send");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void HttpClient::finish_sending() {
    ::shutdown(socket_, SHUT_WR);
}

bool HttpClient::read_more() {
    std::array<char, 16 * 1024> buffer;
    const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (size < 0 && errno == ECONNRESET) return false;
    if (size < 0) give_up("receive");
    unread_.append(buffer.data(), static_cast<std::size_t>(size));
    return size > 0;
}

Answer HttpClient::receive(bool to_head) {
    std::size_t end = unread_.find("\r\n\r\n");
    while (end == std::string::npos) {
        if (!read_more()) throw std::runtime_error("http client: closed before the answer's head");
        end = unread_.find("\r\n\r\n");
    }
    Answer answer = parse_head(std::string_view(unread_).substr(0, end + 2));
    unread_.erase(0, end + 4);
    const std::string length = answer.header("content-length");
    if (to_head || length.empty()) return answer;
    const std::size_t size = std::stoul(length);
    while (unread_.size() < size) {
        if (!read_more()) throw std::runtime_error("http client: closed inside the answer's body");
    }
    answer.body = unread_.substr(0, size);
    unread_.erase(0, size);
    return answer;
}

Answer HttpClient::request(std::string_view method, std::string_view target, std::string_view body,
                           const Headers& headers) {
    std::string bytes;
    bytes.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    for (const auto& [name, value] : headers) {
        bytes.append(name).append(": ").append(value).append("\r\n");
    }
    if (!body.empty()) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    send(bytes.append("\r\n").append(body));
    return receive(method == "HEAD");
}

Answer HttpClient::get(std::string_view target, const Headers& headers) {
    return request("GET", target, {}, headers);
}

std::string HttpClient::rest() {
    while (read_more()) {
    }
    return std::exchange(unread_, {});
}

}  // namespace saksgang::test
