// SPDX-License-Identifier: EUPL-1.2
// How we speak TLS to receivers: 1.2 or newer, certificates always verified against the system's
// authorities and, where configured, one more file. There is no way to turn verifying off.
#pragma once

#include <openssl/ssl.h>

#include <boost/asio/ssl/context.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "workflows/core/result.hpp"

namespace saksgang::webhooks {

namespace asio = boost::asio;

// Reads some hundred certificates, which takes tens of milliseconds: not for the main loop.
// Errc::invalid_input when notices.ca_file cannot be read as PEM certificates.
Result<std::shared_ptr<asio::ssl::context>> make_tls_context(
    const std::optional<std::filesystem::path>& ca_file);

// Has `ssl` ask for `host` and accept no certificate made out to another. An address is verified
// but not asked for: RFC 6066 lets only names be.
void expect_host(SSL* ssl, const std::string& host);

// Why a handshake failed with the certificate, in words; nothing: it was not the certificate.
std::optional<std::string> certificate_fault(SSL* ssl);

}  // namespace saksgang::webhooks
