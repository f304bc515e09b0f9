// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/certificates.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace saksgang::test {
namespace {

constexpr long day_seconds = 24L * 60 * 60;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certified = std::unique_ptr<X509, decltype(&X509_free)>;

void check(bool good, const char* doing) {
    if (!good) throw std::runtime_error(std::string("making a certificate: ") + doing);
}

std::string text_of(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

void add_extension(X509* certificate, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()), &X509_EXTENSION_free);
    check(extension != nullptr, value.c_str());
    check(X509_add_ext(certificate, extension.get(), -1) == 1, "extension");
}

}  // namespace

Certificate make_certificate(const CertificateWish& wish) {
    const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    check(key != nullptr, "key");
    const Certified certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -30 * day_seconds);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()),
                    wish.expired ? -day_seconds : 30 * day_seconds);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const auto* bytes = reinterpret_cast<const unsigned char*>("a receiver under test");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, bytes, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const bool is_address = wish.name.find_first_not_of("0123456789.") == std::string::npos;
    add_extension(certificate.get(), NID_subject_alt_name,
                  (is_address ? "IP:" : "DNS:") + wish.name);
    check(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0, "signature");

    const std::unique_ptr<BIO, decltype(&BIO_free)> certificate_text(BIO_new(BIO_s_mem()),
                                                                     &BIO_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> key_text(BIO_new(BIO_s_mem()), &BIO_free);
    check(PEM_write_bio_X509(certificate_text.get(), certificate.get()) == 1, "PEM");
    check(PEM_write_bio_PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                   nullptr) == 1,
          "PEM of the key");
    return {.certificate_pem = text_of(certificate_text.get()), .key_pem = text_of(key_text.get())};
}

}  // namespace saksgang::test
