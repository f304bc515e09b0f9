// SPDX-License-Identifier: EUPL-1.2
// The tree against RFC 6962's own vectors (Certificate Transparency's eight leaves), and the
// frontier against the definition.
#include "workflows/journal/merkle.hpp"

#include <fmt/format.h>

#include <string>
#include <thread>

#include "tests/support/catch.hpp"

namespace saksgang::journal {
namespace {

std::string bytes_from(std::string_view hex) {
    std::string bytes(hex.size() / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<char>(std::stoi(std::string{hex.substr(2 * i, 2)}, nullptr, 16));
    }
    return bytes;
}

struct Vector {
    std::string_view leaf;  // hex, the next leaf
    std::string_view root;  // of the tree that ends with it
};
constexpr Vector vectors[] = {
    {"", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
    {"00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
    {"10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
    {"2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
    {"3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
    {"40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
    {"5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
    {"606162636465666768696a6b6c6d6e6f",
     "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"},
};

Sha256 numbered_leaf(int number) {
    return leaf_hash(fmt::format("leaf {}", number));
}

}  // namespace

TEST_CASE("SHA-256 of FIPS 180-4's examples") {
    CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(sha256("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the tree has Certificate Transparency's roots at each of its first eight sizes") {
    Frontier frontier;
    std::vector<Sha256> leaves;
    for (const auto& [leaf, root] : vectors) {
        leaves.push_back(leaf_hash(bytes_from(leaf)));
        frontier.append(leaves.back());
        CHECK(to_hex(root_of(leaves)) == root);
        CHECK(to_hex(frontier.root()) == root);
        CHECK(frontier.size() == leaves.size());
    }
}

TEST_CASE("an empty tree has the hash of nothing as its root") {
    CHECK(Frontier{}.root() == sha256(""));
    CHECK(root_of({}) == sha256(""));
}

TEST_CASE("a leaf that looks like a node has another hash than that node") {
    const Sha256 left = sha256("left");
    const Sha256 right = sha256("right");
    std::string pair;
    for (const Sha256& hash : {left, right})
        pair.append(hash.value.begin(), hash.value.end());
    CHECK(node_hash(left, right) == sha256("\x01" + pair));
    CHECK(leaf_hash(pair) == sha256(std::string{"\0", 1} + pair));
    CHECK(node_hash(left, right) != leaf_hash(pair));
    CHECK(node_hash(left, right) != node_hash(right, left));
}

TEST_CASE("the frontier has the root of the definition at every size to 300") {
    Frontier frontier;
    std::vector<Sha256> leaves;
    for (int size = 0; size <= 300; ++size) {
        INFO("size " << size);
        REQUIRE(frontier.size() == leaves.size());
        REQUIRE(frontier.root() == root_of(leaves));
        leaves.push_back(numbered_leaf(size));
        frontier.append(leaves.back());
    }
}

TEST_CASE("putting a copy of the frontier back undoes what was appended since") {
    for (int size = 0; size <= 64; ++size) {
        Frontier frontier;
        for (int i = 0; i < size; ++i)
            frontier.append(numbered_leaf(i));
        const Frontier savepoint = frontier;
        const Sha256 root = frontier.root();
        for (int i = 0; i < 5; ++i)
            frontier.append(sha256("of a command that failed"));
        REQUIRE(frontier.root() != root);

        frontier = savepoint;
        CHECK(frontier.root() == root);
        frontier.append(numbered_leaf(size));
        std::vector<Sha256> leaves;
        for (int i = 0; i <= size; ++i)
            leaves.push_back(numbered_leaf(i));
        CHECK(frontier.root() == root_of(leaves));
    }
}

TEST_CASE("a frontier is kept as its peaks, and no other number of them makes one") {
    Frontier frontier;
    for (int size = 0; size <= 70; ++size) {
        std::vector<Sha256> peaks(frontier.peaks().begin(), frontier.peaks().end());
        INFO("size " << size);
        auto again = Frontier::from_peaks(frontier.size(), peaks);
        REQUIRE(again.has_value());
        CHECK(*again == frontier);
        CHECK(again->root() == frontier.root());
        again->append(numbered_leaf(size));

        peaks.push_back(sha256("one too many"));
        CHECK_FALSE(Frontier::from_peaks(frontier.size(), peaks).has_value());
        peaks.resize(peaks.size() - 1);
        if (!peaks.empty()) {
            peaks.pop_back();
            CHECK_FALSE(Frontier::from_peaks(frontier.size(), peaks).has_value());
        }
        frontier.append(numbered_leaf(size));
        CHECK(*again == frontier);
    }
}

TEST_CASE("a commitment is the hash of the salt followed by the bytes") {
    Salt salt;
    for (std::size_t i = 0; i < salt.value.size(); ++i) {
        salt.value[i] = static_cast<std::uint8_t>(i);
    }
    std::string salted(salt.value.begin(), salt.value.end());
    CHECK(commitment(salt, "Flertallet ønsker …") == sha256(salted + "Flertallet ønsker …"));
    CHECK(commitment(salt, "") == sha256(salted));
    CHECK(commitment(salt, "ja") != commitment(Salt{}, "ja"));
}

TEST_CASE("threads hash side by side and get the same answers") {
    std::vector<Sha256> expected;
    for (int i = 0; i < 500; ++i)
        expected.push_back(numbered_leaf(i));
    std::vector<int> wrong(4, 0);
    std::vector<std::thread> threads;
    for (int& count : wrong) {
        threads.emplace_back([&count, &expected] {
            for (int i = 0; i < 500; ++i) {
                count += numbered_leaf(i) == expected[static_cast<std::size_t>(i)] ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(wrong == std::vector<int>(4, 0));
}

}  // namespace saksgang::journal
