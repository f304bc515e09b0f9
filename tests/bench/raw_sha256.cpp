// SPDX-License-Identifier: EUPL-1.2
// The limit of `verify`: SHA-256 over every leaf of a journal, with the algorithm fetched once and
// one context a thread. The bytes are read into memory before the clock starts.
//
//   bench_raw_sha256 DATABASE [THREADS]
#include <openssl/evp.h>

#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "daemon/store/connection.hpp"
#include "tests/bench/measure.hpp"

namespace saksgang::bench {
namespace {

// All leaves in one piece of memory, and where each ends.
struct Leaves {
    std::string bytes;
    std::vector<std::size_t> ends = {};
};

Leaves read_leaves(const char* path) {
    Leaves leaves;
    store::Connection db{path, store::Connection::Mode::read_only};
    for (auto row = db.prepare("SELECT leaf FROM journal ORDER BY seq"); row.step();) {
        leaves.bytes += row.blob(0);
        leaves.ends.push_back(leaves.bytes.size());
    }
    return leaves;
}

void hash(const Leaves& leaves, std::size_t first, std::size_t end) {
    EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    bool succeeded = true;
    for (std::size_t i = first; i < end; ++i) {
        const std::size_t begins = i == 0 ? 0 : leaves.ends[i - 1];
        succeeded &= EVP_DigestInit_ex2(context, algorithm, nullptr) == 1;
        succeeded &= EVP_DigestUpdate(context, "\0", 1) == 1;
        succeeded &=
            EVP_DigestUpdate(context, leaves.bytes.data() + begins, leaves.ends[i] - begins) == 1;
        succeeded &= EVP_DigestFinal_ex(context, digest.data(), nullptr) == 1;
    }
    EVP_MD_CTX_free(context);
    EVP_MD_free(algorithm);
    if (!succeeded) std::abort();
}

}  // namespace
}  // namespace saksgang::bench

int main(int argc, char** argv) {
    using namespace saksgang::bench;
    if (argc < 2) throw std::runtime_error("bench_raw_sha256 DATABASE [THREADS]");
    const Leaves leaves = read_leaves(argv[1]);
    const std::size_t threads = argc > 2 ? static_cast<std::size_t>(std::atoi(argv[2])) : 1;
    const std::size_t count = leaves.ends.size();
    const std::int64_t began = now_ns();
    {
        std::vector<std::jthread> running;
        for (std::size_t i = 0; i < threads; ++i) {
            running.emplace_back(
                [&, i] { hash(leaves, count * i / threads, count * (i + 1) / threads); });
        }
    }
    const double seconds = static_cast<double>(now_ns() - began) / 1e9;
    fmt::print(R"({{"count":{},"bytes":{},"seconds":{:.4f},"rate":{:.1f}}})"
               "\n",
               count, leaves.bytes.size(), seconds, static_cast<double>(count) / seconds);
}
