// SPDX-License-Identifier: EUPL-1.2
// SHA-256 and the tree over it. Any thread: each keeps a digest context of its own, because
// fetching the algorithm anew for every hash costs almost as much as the hash.
#include "workflows/journal/merkle.hpp"

#include <openssl/evp.h>

#include <bit>
#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>

#include "workflows/core/assert.hpp"

namespace saksgang::journal {
namespace {

void must_succeed(bool succeeded) {
    if (!succeeded) throw std::runtime_error{"SHA-256 is not available from OpenSSL"};
}

std::string_view view(const Sha256& hash) {
    // uint8_t and char alias; the bytes live as long as the hash.
    return {reinterpret_cast<const char*>(hash.value.data()), hash.value.size()};
}

class Hasher {
public:
    Hasher() {
        must_succeed(algorithm_ != nullptr);
        must_succeed(context_ != nullptr);
    }

    Sha256 operator()(std::initializer_list<std::string_view> parts) {
        must_succeed(EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1);
        for (const std::string_view part : parts) {
            must_succeed(EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1);
        }
        Sha256 hash;
        unsigned size = 0;
        must_succeed(EVP_DigestFinal_ex(context_.get(), hash.value.data(), &size) == 1);
        ASSERT(size == Sha256::size);
        return hash;
    }

private:
    struct Free {
        void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD, Free> algorithm_{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    std::unique_ptr<EVP_MD_CTX, Free> context_{EVP_MD_CTX_new()};
};

Sha256 hash_of(std::initializer_list<std::string_view> parts) {
    thread_local Hasher hasher;
    return hasher(parts);
}

constexpr std::string_view leaf_prefix{"\x00", 1};
constexpr std::string_view node_prefix{"\x01", 1};

Sha256 subtree_root(std::span<const Sha256> leaves) {
    if (leaves.size() == 1) return leaves.front();
    // The largest power of two smaller than the number of leaves stands to the left.
    const std::size_t left = std::bit_floor(leaves.size() - 1);
    return node_hash(subtree_root(leaves.first(left)), subtree_root(leaves.subspan(left)));
}

}  // namespace

Sha256 sha256(std::string_view bytes) {
    return hash_of({bytes});
}

Sha256 leaf_hash(std::string_view entry) {
    return hash_of({leaf_prefix, entry});
}

Sha256 node_hash(const Sha256& left, const Sha256& right) {
    return hash_of({node_prefix, view(left), view(right)});
}

Sha256 commitment(const Salt& salt, std::string_view bytes) {
    return hash_of({{reinterpret_cast<const char*>(salt.value.data()), salt.value.size()}, bytes});
}

void Frontier::append(const Sha256& leaf) {
    // Each set bit of the size is a peak; carrying one into the size merges the peaks it passes.
    Sha256 peak = leaf;
    for (std::uint64_t carried = size_; (carried & 1) != 0; carried >>= 1) {
        peak = node_hash(peaks_.back(), peak);
        peaks_.pop_back();
    }
    peaks_.push_back(peak);
    ++size_;
}

Sha256 Frontier::root() const {
    if (peaks_.empty()) return sha256("");
    Sha256 root = peaks_.back();
    for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) {
        root = node_hash(*peak, root);
    }
    return root;
}

Sha256 root_of(const std::vector<Sha256>& leaves) {
    if (leaves.empty()) return sha256("");
    return subtree_root(leaves);
}

}  // namespace saksgang::journal
