// SPDX-License-Identifier: EUPL-1.2
// The longest run of numbers that two sequences have in common, in order (Myers). Pure. Work is
// bounded: beyond the budget there is no answer rather than a slow one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace saksgang::repo {

struct Pair {
    std::size_t before = 0;
    std::size_t after = 0;
    bool operator==(const Pair&) const = default;
};

// Ascending in both. Absent when the sequences are too long and too different.
std::optional<std::vector<Pair>> common_sequence(std::span<const std::uint32_t> before,
                                                 std::span<const std::uint32_t> after);

// Which of the pairs (ascending in `after`) are also ascending in `before`: as many as can be.
std::vector<bool> in_order(std::span<const Pair> pairs);

}  // namespace saksgang::repo
