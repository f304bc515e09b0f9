// SPDX-License-Identifier: EUPL-1.2
// The server with a certificate of its own, made for the test.
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdlib.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "tests/http/test_server.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/http_client.hpp"

namespace saksgang::test {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

// A folder with a self-signed certificate for "localhost" and its key.
class Certificate {
public:
    Certificate() {
        std::string name = (std::filesystem::temp_directory_path() / "saksgang-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"),
                                                                      EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
        REQUIRE(key);
        sign(*certificate, *key);
        const File key_out(std::fopen(key_file().c_str(), "w"), std::fclose);
        PEM_write_PrivateKey(key_out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        const File certificate_out(std::fopen(certificate_file().c_str(), "w"), std::fclose);
        PEM_write_X509(certificate_out.get(), certificate.get());
    }
    ~Certificate() { std::filesystem::remove_all(folder_); }

    std::string certificate_file() const { return folder_ / "certificate.pem"; }
    std::string key_file() const { return folder_ / "key.pem"; }

private:
    static void sign(X509& certificate, EVP_PKEY& key) {
        ASN1_INTEGER_set(X509_get_serialNumber(&certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(&certificate), -3600);
        X509_gmtime_adj(X509_getm_notAfter(&certificate), 3600);
        X509_set_pubkey(&certificate, &key);
        X509_NAME* name = X509_get_subject_name(&certificate);
        const std::string host = "localhost";
        std::vector<unsigned char> bytes(host.begin(), host.end());
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, bytes.data(),
                                   static_cast<int>(bytes.size()), -1, 0);
        X509_set_issuer_name(&certificate, name);
        REQUIRE(X509_sign(&certificate, &key, EVP_sha256()) > 0);
    }
    std::filesystem::path folder_;
};

// A blocking TLS client that trusts the one certificate.
class TlsClient {
public:
    TlsClient(std::uint16_t port, const Certificate& certificate)
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
    const Certificate certificate;
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
    const Certificate certificate;
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
