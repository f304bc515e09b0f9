// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/hostile_receiver.hpp"

#include <openssl/ssl.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <set>

namespace saksgang::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using TlsStream = asio::ssl::stream<tcp::socket>;

constexpr auto as_tuple = asio::as_tuple(asio::use_awaitable);

std::size_t body_length(const std::string& head) {
    const std::string name = "content-length: ";
    std::string small = head;
    for (char& c : small)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::size_t at = small.find(name);
    return at == std::string::npos ? 0 : std::stoul(small.substr(at + name.size()));
}

tcp::socket& socket_of(tcp::socket& socket) {
    return socket;
}
tcp::socket& socket_of(TlsStream& stream) {
    return stream.next_layer();
}

}  // namespace

struct HostileReceiver::State {
    using Self = std::shared_ptr<State>;

    State(asio::io_context& context, Manner first)
        : io(context),
          acceptor(context, {asio::ip::make_address("127.0.0.1"), 0}),
          tls(asio::ssl::context::tls_server),
          manner(std::move(first)) {}

    void use(const Certificate& certificate);
    static asio::awaitable<void> accept(Self self);
    static asio::awaitable<void> serve(Self self, tcp::socket socket);
    template <class Stream>
    static asio::awaitable<void> talk(Self self, Stream& stream);
    template <class Stream>
    static asio::awaitable<bool> take_request(Self self, Stream& stream, std::string& buffer);
    // False: the connection is done with.
    template <class Stream>
    static asio::awaitable<bool> perform(Self self, Stream& stream, Act act);

    asio::io_context& io;
    tcp::acceptor acceptor;
    asio::ssl::context tls;
    bool secure = false;
    Manner manner;
    int connections = 0;
    std::vector<std::string> requests;
    std::string asked_for;
    std::set<tcp::socket*> open;
};

void HostileReceiver::State::use(const Certificate& certificate) {
    secure = true;
    tls.use_certificate_chain(asio::buffer(certificate.certificate_pem));
    tls.use_private_key(asio::buffer(certificate.key_pem), asio::ssl::context::pem);
}

asio::awaitable<void> HostileReceiver::State::accept(Self self) {
    while (true) {
        auto [error, socket] = co_await self->acceptor.async_accept(as_tuple);
        if (error) co_return;
        ++self->connections;
        asio::co_spawn(self->io, serve(self, std::move(socket)), [](const std::exception_ptr&) {});
    }
}

asio::awaitable<void> HostileReceiver::State::serve(Self self, tcp::socket socket) {
    if (!self->secure) {
        self->open.insert(&socket);
        co_await talk(self, socket);
        self->open.erase(&socket);
        co_return;
    }
    TlsStream stream(std::move(socket), self->tls);
    self->open.insert(&stream.next_layer());
    const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, as_tuple);
    if (!error) {
        const char* name = SSL_get_servername(stream.native_handle(), TLSEXT_NAMETYPE_host_name);
        self->asked_for = name == nullptr ? "" : name;
        co_await talk(self, stream);
    }
    self->open.erase(&stream.next_layer());
}

template <class Stream>
asio::awaitable<void> HostileReceiver::State::talk(Self self, Stream& stream) {
    std::string buffer;
    while (true) {
        if (!self->manner.blind) {
            const bool taken = co_await take_request(self, stream, buffer);
            if (!taken) co_return;
        }
        const std::vector<Act> acts = self->manner.acts;
        for (const Act& act : acts) {
            const bool goes_on = co_await perform(self, stream, act);
            if (!goes_on) co_return;
        }
    }
}

template <class Stream>
asio::awaitable<bool> HostileReceiver::State::take_request(Self self, Stream& stream,
                                                           std::string& buffer) {
    const auto [head_error, head_size] =
        co_await asio::async_read_until(stream, asio::dynamic_buffer(buffer), "\r\n\r\n", as_tuple);
    if (head_error) co_return false;
    const std::size_t size = head_size + body_length(buffer.substr(0, head_size));
    if (buffer.size() < size) {
        const auto [body_error, body_size] =
            co_await asio::async_read(stream, asio::dynamic_buffer(buffer),
                                      asio::transfer_exactly(size - buffer.size()), as_tuple);
        if (body_error) co_return false;
    }
    self->requests.push_back(buffer.substr(0, size));
    buffer.erase(0, size);
    co_return true;
}

template <class Stream>
asio::awaitable<bool> HostileReceiver::State::perform(Self self, Stream& stream, Act act) {
    tcp::socket& socket = socket_of(stream);
    asio::steady_timer timer(self->io);
    if (const auto* say = std::get_if<Say>(&act)) {
        const auto [error, size] =
            co_await asio::async_write(stream, asio::buffer(say->bytes), as_tuple);
        co_return !error;
    }
    if (const auto* forever = std::get_if<SayForever>(&act)) {
        while (true) {
            const auto [error, size] =
                co_await asio::async_write(stream, asio::buffer(forever->bytes), as_tuple);
            if (error) co_return false;
            timer.expires_after(forever->pause);
            co_await timer.async_wait(as_tuple);
        }
    }
    if (const auto* drip = std::get_if<Drip>(&act)) {
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        for (const char& byte : drip->bytes) {
            const auto [error, size] =
                co_await asio::async_write(stream, asio::buffer(&byte, 1), as_tuple);
            if (error) co_return false;
            timer.expires_after(std::chrono::milliseconds(1));
            co_await timer.async_wait(as_tuple);
        }
        co_return true;
    }
    if (std::holds_alternative<Hang>(act)) {
        // Until the other end closes: its bytes are taken and dropped.
        char byte = 0;
        while (true) {
            const auto [error, size] =
                co_await socket.async_read_some(asio::buffer(&byte, 1), as_tuple);
            if (error) co_return false;
        }
    }
    boost::system::error_code ignored;
    if (std::holds_alternative<Reset>(act)) {
        socket.set_option(asio::socket_base::linger(true, 0), ignored);
    }
    socket.close(ignored);
    co_return false;
}

HostileReceiver::HostileReceiver(asio::io_context& io, Manner manner,
                                 std::optional<Certificate> certificate)
    : state_(std::make_shared<State>(io, std::move(manner))) {
    if (certificate) state_->use(*certificate);
    asio::co_spawn(io, State::accept(state_), [](const std::exception_ptr&) {});
}

HostileReceiver::~HostileReceiver() {
    boost::system::error_code ignored;
    state_->acceptor.close(ignored);
    close_connections();
}

void HostileReceiver::change(Manner manner) {
    state_->manner = std::move(manner);
}

void HostileReceiver::close_connections() {
    boost::system::error_code ignored;
    for (tcp::socket* socket : state_->open)
        socket->close(ignored);
}

unsigned short HostileReceiver::port() const {
    return state_->acceptor.local_endpoint().port();
}

std::string HostileReceiver::url(const std::string& host) const {
    return (state_->secure ? "https://" : "http://") + host + ":" + std::to_string(port()) +
           "/hook/path?key=secret";
}

int HostileReceiver::connections() const {
    return state_->connections;
}

const std::vector<std::string>& HostileReceiver::requests() const {
    return state_->requests;
}

const std::string& HostileReceiver::asked_for() const {
    return state_->asked_for;
}

std::string answer(const std::string& status, const std::string& headers, const std::string& body) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           headers + "\r\n" + body;
}

}  // namespace saksgang::test
