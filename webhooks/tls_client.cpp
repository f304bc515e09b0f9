// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/tls_client.hpp"

#include <fmt/format.h>
#include <openssl/x509v3.h>

#include <boost/asio/ip/address.hpp>

#include "workflows/core/assert.hpp"

namespace saksgang::webhooks {
namespace {

bool is_address(const std::string& host) {
    boost::system::error_code not_an_address;
    asio::ip::make_address(host, not_an_address);
    return !not_an_address;
}

}  // namespace

Result<std::shared_ptr<asio::ssl::context>> make_tls_context(
    const std::optional<std::filesystem::path>& ca_file) {
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    ASSERT(SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION) == 1);
    context->set_verify_mode(asio::ssl::verify_peer);
    context->set_default_verify_paths();
    if (!ca_file) return context;
    boost::system::error_code error;
    context->load_verify_file(ca_file->string(), error);
    if (error) {
        return fail(Errc::invalid_input,
                    fmt::format("{} cannot be read as certificates in PEM: {}", ca_file->string(),
                                error.message()),
                    "notices.ca_file");
    }
    return context;
}

void expect_host(SSL* ssl, const std::string& host) {
    X509_VERIFY_PARAM* expected = SSL_get0_param(ssl);
    if (is_address(host)) {
        ASSERT(X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str()) == 1);
        return;
    }
    X509_VERIFY_PARAM_set_hostflags(expected, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    ASSERT(X509_VERIFY_PARAM_set1_host(expected, host.data(), host.size()) == 1);
    ASSERT(SSL_set_tlsext_host_name(ssl, host.c_str()) == 1);
}

std::optional<std::string> certificate_fault(SSL* ssl) {
    const long code = SSL_get_verify_result(ssl);
    if (code == X509_V_OK) return std::nullopt;
    return fmt::format(
        "the receiver's certificate was not accepted: {}; if its authority is your "
        "own, name it in notices.ca_file",
        X509_verify_cert_error_string(code));
}

}  // namespace saksgang::webhooks
