// SPDX-License-Identifier: EUPL-1.2
// The algorithms are fetched at every call: it costs under a microsecond beside texts of kilobytes,
// and leaves no state behind.
#include "repo/digest.hpp"

#include <openssl/evp.h>

#include "repo/handle.hpp"

namespace saksgang::repo {
namespace {

using Context = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;

template <class Digest>
Digest digest_of(const EVP_MD* algorithm, std::string_view first, std::string_view second) {
    Context context;
    *context.out() = EVP_MD_CTX_new();
    ASSERT(context.get() != nullptr);
    ASSERT(EVP_DigestInit_ex(context.get(), algorithm, nullptr) == 1);
    ASSERT(EVP_DigestUpdate(context.get(), first.data(), first.size()) == 1);
    ASSERT(EVP_DigestUpdate(context.get(), second.data(), second.size()) == 1);
    Digest digest;
    unsigned int size = 0;
    ASSERT(EVP_DigestFinal_ex(context.get(), digest.value.data(), &size) == 1);
    ASSERT(size == Digest::size);
    return digest;
}

}  // namespace

Oid sha1_of(std::string_view first, std::string_view second) {
    return digest_of<Oid>(EVP_sha1(), first, second);
}

Sha256 sha256_of(std::string_view bytes) {
    return digest_of<Sha256>(EVP_sha256(), bytes, {});
}

}  // namespace saksgang::repo
