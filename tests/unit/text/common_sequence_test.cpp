// SPDX-License-Identifier: EUPL-1.2
// The longest common sequence and the longest row in order, held against the slow and certain way.
#include "repo/text/common_sequence.hpp"

#include <algorithm>
#include <random>

#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

using Sequence = std::vector<std::uint32_t>;

Sequence random_sequence(std::mt19937& random, std::size_t length_max, unsigned letters) {
    Sequence sequence(random() % (length_max + 1));
    for (auto& each : sequence)
        each = static_cast<std::uint32_t>(random() % letters);
    return sequence;
}

std::size_t longest_common(const Sequence& one, const Sequence& other) {
    std::vector<std::size_t> row(other.size() + 1, 0);
    for (const auto left : one) {
        std::size_t diagonal = 0;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = left == other[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

TEST_CASE("what two sequences have in common is in both, in order, and as long as can be") {
    std::mt19937 random{7};
    for (int round = 0; round < 3000; ++round) {
        const auto before = random_sequence(random, 30, 2 + static_cast<unsigned>(round % 9));
        const auto after = random_sequence(random, 30, 2 + static_cast<unsigned>(round % 9));
        const auto pairs = common_sequence(before, after);
        REQUIRE(pairs);
        CHECK(pairs->size() == longest_common(before, after));
        for (std::size_t i = 0; i < pairs->size(); ++i) {
            CHECK(before.at((*pairs)[i].before) == after.at((*pairs)[i].after));
            if (i == 0) continue;
            CHECK((*pairs)[i - 1].before < (*pairs)[i].before);
            CHECK((*pairs)[i - 1].after < (*pairs)[i].after);
        }
    }
}

TEST_CASE("two long sequences with nothing in common have no answer, and soon") {
    Sequence before(20'000);
    Sequence after(20'000);
    for (std::uint32_t i = 0; i < before.size(); ++i) {
        before[i] = i;
        after[i] = i + 20'000;
    }
    CHECK_FALSE(common_sequence(before, after));
    before.back() = after.back() = 7;
    CHECK_FALSE(common_sequence(before, after));
    CHECK(common_sequence(before, before)->size() == before.size());
}

TEST_CASE("as many pairs are in order as can be") {
    std::mt19937 random{11};
    for (int round = 0; round < 1000; ++round) {
        std::vector<Pair> pairs(random() % 12);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            pairs[i] = {.before = i, .after = i};
        std::ranges::shuffle(pairs, random);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            pairs[i].after = i;
        const auto ordered = in_order(pairs);
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (ordered[i]) chosen.push_back(pairs[i].before);
        }
        CHECK(std::ranges::is_sorted(chosen));
        std::size_t longest = 0;
        std::vector<std::size_t> best(pairs.size(), 1);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (pairs[j].before < pairs[i].before) best[i] = std::max(best[i], best[j] + 1);
            }
            longest = std::max(longest, best[i]);
        }
        CHECK(chosen.size() == longest);
    }
}

}  // namespace
}  // namespace saksgang::repo
