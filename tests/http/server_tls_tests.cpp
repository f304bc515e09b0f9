// SPDX-License-Identifier: EUPL-1.2
// The server with a certificate of its own, made for the test.
#include <stdlib.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>
#include <fstream>

#include "tests/http/test_server.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/certificates.hpp"
#include "tests/support/http_client.hpp"

namespace saksgang::test {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

// A folder with a certificate and its key, as the configuration names them.
class CertificateFiles {
public:
    CertificateFiles() {
        std::string name = (std::filesystem::temp_directory_path() / "saksgang-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
        const Certificate made = make_certificate({.name = "localhost"});
        std::ofstream(certificate_file()) << made.certificate_pem;
        std::ofstream(key_file()) << made.key_pem;
    }
    ~CertificateFiles() { std::filesystem::remove_all(folder_); }

    std::string certificate_file() const { return folder_ / "certificate.pem"; }
    std::string key_file() const { return folder_ / "key.pem"; }

private:
    std::filesystem::path folder_;
};

// A blocking TLS client that trusts the one certificate.
class TlsClient {
public:
    TlsClient(std::uint16_t port, const CertificateFiles& certificate)
        : context_(asio::ssl::context::tls_client), stream_(io_, context_) {
        context_.load_verify_file(certificate.certificate_file());
        stream_.set_verify_mode(asio::ssl::verify_peer);
        stream_.lowest_layer().connect({asio::ip::address_v4::loopback(), port});
        stream_.handshake(asio::ssl::stream_base::client);
    }

    std::string ask(std::string_view request) {
        asio::write(stream_, asio::buffer(request));
        std::string answer;
        boost::system::error_code failure;
        asio::read(stream_, asio::dynamic_buffer(answer), failure);
        CHECK(failure == asio::error::eof);  // closed properly, not torn off
        return answer;
    }

private:
    asio::io_context io_;
    asio::ssl::context context_;
    asio::ssl::stream<asio::ip::tcp::socket> stream_;
};

TEST_CASE("with a certificate the server speaks TLS, and says that it does") {
    const CertificateFiles certificate;
    TestServer server({.tls_certificate_file = certificate.certificate_file(),
                       .tls_key_file = certificate.key_file()});
    TlsClient client(server.port(), certificate);
    const std::string answers = client.ask(
        "GET /echo HTTP/1.1\r\nHost: x\r\n\r\n"
        "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK_THAT(answers, Catch::StartsWith("HTTP/1.1 200 OK\r\n"));
    CHECK_THAT(answers, Catch::Contains("secure=yes"));
    CHECK_THAT(answers, Catch::EndsWith(std::string(1'000'000, 'x')));
}

TEST_CASE("whoever speaks plainly to a TLS server, or nothing, is cut") {
    const CertificateFiles certificate;
    TestServer server({.tls_certificate_file = certificate.certificate_file(),
                       .tls_key_file = certificate.key_file(),
                       .exchange_timeout = 40ms});
    HttpClient plain(server.port());
    plain.send("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    plain.finish_sending();
    CHECK_THAT(plain.rest(), !Catch::Contains("HTTP"));
    HttpClient silent(server.port());
    CHECK(silent.rest().empty());
}

}  // namespace
}  // namespace saksgang::test
