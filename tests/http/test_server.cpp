// SPDX-License-Identifier: EUPL-1.2
#include "tests/http/test_server.hpp"

#include <spdlog/sinks/ostream_sink.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <stdexcept>
#include <utility>

#include "daemon/http/problem.hpp"
#include "daemon/runtime/log.hpp"

namespace saksgang::test {
namespace {

namespace asio = boost::asio;

constexpr std::size_t large_bytes = 1'000'000;
constexpr int log_looks_max = 100'000;

// Before the server, which keeps its channel's logger.
http::ServerOptions logging_to(std::ostringstream& lines, http::ServerOptions options) {
    const auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(lines);
    if (!runtime::set_up_logging("info", sink)) throw std::logic_error("the log level");
    return options;
}

std::string echo(const http::Request& request) {
    std::string text = "method=" + request.method + "\ntarget=" + request.target + "\npath=";
    for (const auto& segment : request.path)
        text += '/' + segment;
    text += "\nquery=";
    for (const auto& [name, value] : request.query)
        text += name + '=' + value + ';';
    text += "\npeer=" + request.peer + "\nsecure=" + (request.secure ? "yes" : "no");
    text += "\nid=" + request.id + "\nbytes=" + std::to_string(request.body.size());
    text += "\nbody=" + request.body.substr(0, 100) + "\n";
    return text;
}

http::Response plain(std::string body) {
    http::Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

// Gives its pieces, and then goes on as it is called.
class TestStream final : public http::BodyStream {
public:
    // Says when it waits, and when it was stopped.
    TestStream(asio::any_io_executor executor, std::string name, std::promise<void>& waits,
               std::promise<void>& stopped)
        : timer_(executor), name_(std::move(name)), waits_(waits), stopped_(stopped) {}

    asio::awaitable<std::optional<std::string>> next() override {
        if (given_ < pieces_.size()) co_return pieces_[given_++];
        if (name_ == "floods" && !over_) co_return std::string(flood_bytes, 'x');
        if (name_ == "breaks") throw std::runtime_error("the pen ran dry");
        if (name_ == "waits" && !over_) {
            waits_.set_value();
            timer_.expires_at(asio::steady_timer::time_point::max());
            co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
        }
        co_return std::nullopt;
    }

    void stop() override {
        if (std::exchange(over_, true)) return;
        timer_.cancel();
        stopped_.set_value();
    }

private:
    static constexpr std::size_t flood_bytes = 64 * 1024;
    asio::steady_timer timer_;
    std::string name_;
    std::promise<void>& waits_;
    std::promise<void>& stopped_;
    std::vector<std::string> pieces_ = name_ == "counts"
                                           ? std::vector<std::string>{"one", "", "two", "three"}
                                           : std::vector<std::string>{"first"};
    std::size_t given_ = 0;
    bool over_ = false;
};

}  // namespace

TestServer::TestServer(http::ServerOptions options)
    : work_(asio::make_work_guard(io_)),
      server_(io_, clock_, logging_to(lines_, std::move(options)),
              [this](http::Request request) { return handle(std::move(request)); }),
      port_(server_.port()) {
    server_.start();
    loop_ = std::thread([this] { io_.run(); });
}

TestServer::~TestServer() {
    open_ = true;
    begin_stop().wait();
    work_.reset();
    loop_.join();
    std::ignore = runtime::set_up_logging("off", runtime::LogFormat::text);
}

void TestServer::wait_for_gate() {
    waiting_.get_future().wait();
}
void TestServer::wait_for_stop() {
    stopped_.get_future().wait();
}
void TestServer::open_gate() {
    open_ = true;
}

std::future<void> TestServer::begin_stop() {
    return asio::co_spawn(io_, server_.stop(), asio::use_future);
}

// On the loop, so that no line is half written.
std::string TestServer::log() {
    return asio::post(io_, asio::use_future([this] { return lines_.str(); })).get();
}

// The line of an exchange is written just after its answer.
bool TestServer::logs(std::string_view text) {
    for (int look = 0; look < log_looks_max; ++look) {
        if (log().find(text) != std::string::npos) return true;
    }
    return false;
}

asio::awaitable<http::Response> TestServer::wait_at_gate() {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    waiting_.set_value();
    while (!open_) {
        timer.expires_after(std::chrono::milliseconds(1));
        co_await timer.async_wait(asio::use_awaitable);
    }
    co_return plain("through");
}

std::shared_ptr<http::BodyStream> TestServer::stream(const std::string& name) {
    for (const auto* known : {"counts", "waits", "floods", "breaks"}) {
        if (name == known)
            return std::make_shared<TestStream>(io_.get_executor(), name, waiting_, stopped_);
    }
    return nullptr;
}

asio::awaitable<http::Response> TestServer::handle(http::Request request) {
    const std::string first = request.path.empty() ? "" : request.path.front();
    if (first == "gate") co_return co_await wait_at_gate();
    if (const auto made = stream(first)) {
        http::Response response = plain({});
        response.stream = made;
        co_return response;
    }
    if (first == "throws") throw std::runtime_error("the cellar is flooded");
    http::Response response = plain(echo(request));
    if (first == "splits") response.headers.emplace_back("Location", "/a\r\nSet-Cookie: b=c");
    if (first == "nothing") response.status = 204;
    if (first == "large") {
        response.shared_body = std::make_shared<const std::string>(large_bytes, 'x');
    }
    co_return response;
}

std::string told(const std::string& body, std::string_view name) {
    const std::string start = std::string(name) + '=';
    std::size_t at = body.starts_with(start) ? 0 : body.find('\n' + start);
    if (at == std::string::npos) return {};
    at = body.find('=', at) + 1;
    return body.substr(at, body.find('\n', at) - at);
}

}  // namespace saksgang::test
