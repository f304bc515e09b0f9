// SPDX-License-Identifier: EUPL-1.2
// A small HTTP/1.1 client over a blocking socket that sends exactly the bytes it is told to. Knows
// nothing of the server's code, so that both cannot be wrong in the same way.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksgang::test {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Answer {
    int status = 0;
    Headers headers;  // names in lower case
    std::string body;

    std::string header(std::string_view lower_case_name) const;  // "" when absent
};

// Every failure, and waiting longer than `patience`, is a std::runtime_error.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port,
                        std::chrono::milliseconds patience = std::chrono::seconds(10));
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    void send(std::string_view bytes);
    void finish_sending();  // half-closes

    // One answer, framed by Content-Length. `to_head`: it has no body whatever it says.
    Answer receive(bool to_head = false);

    // Sends one request with Host and, where there is a body, Content-Length; and receives.
    Answer request(std::string_view method, std::string_view target, std::string_view body = {},
                   const Headers& headers = {});
    Answer get(std::string_view target, const Headers& headers = {});

    // Waits for the server to close and returns what came before that. A reset counts as closing.
    std::string rest();

private:
    bool read_more();  // false at the end
    int socket_ = -1;
    std::string unread_;
};

}  // namespace saksgang::test
