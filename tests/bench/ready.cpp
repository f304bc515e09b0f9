// SPDX-License-Identifier: EUPL-1.2
// How long from exec to the first answer of /readyz, and how much memory is resident then. Starts
// the daemon, asks until it answers, and stops it.
//
//   bench_ready PORT EXECUTABLE ARGUMENT…
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include "tests/bench/measure.hpp"

namespace saksgang::bench {
namespace {

constexpr useconds_t pause_us = 100;
constexpr std::string_view question = "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

bool answers(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr generic{};
    std::memcpy(&generic, &address, sizeof generic);
    std::array<char, 64> answer{};
    const bool ready = ::connect(socket, &generic, sizeof generic) == 0 &&
                       ::send(socket, question.data(), question.size(), MSG_NOSIGNAL) > 0 &&
                       ::recv(socket, answer.data(), answer.size(), 0) > 12 &&
                       std::string_view{answer.data(), 12} == "HTTP/1.1 200";
    ::close(socket);
    return ready;
}

long resident_kb(pid_t process) {
    std::ifstream status{fmt::format("/proc/{}/status", process)};
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
    }
    return 0;
}

pid_t start(char** words) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, 1);
    ::dup2(nowhere, 2);
    ::execv(words[0], words);
    std::_Exit(127);
}

}  // namespace
}  // namespace saksgang::bench

int main(int argc, char** argv) {
    using namespace saksgang::bench;
    if (argc < 3) throw std::runtime_error("bench_ready PORT EXECUTABLE ARGUMENT…");
    const int port = std::atoi(argv[1]);
    const std::int64_t began = now_ns();
    const pid_t daemon = start(argv + 2);
    int status = 0;
    while (!answers(port)) {
        if (::waitpid(daemon, &status, WNOHANG) != 0) throw std::runtime_error("it did not start");
        ::usleep(pause_us);
    }
    const double ready_ms = static_cast<double>(now_ns() - began) / 1e6;
    const long resident = resident_kb(daemon);
    ::kill(daemon, SIGTERM);
    ::waitpid(daemon, &status, 0);
    fmt::print(R"({{"ready_ms":{:.3f},"resident_kb":{}}})"
               "\n",
               ready_ms, resident);
}
