// SPDX-License-Identifier: EUPL-1.2
// Chance that can be repeated: a small generator (splitmix64) begun at a seed.
#pragma once

#include <algorithm>

#include "workflows/core/random.hpp"

namespace saksgang::webhooks {

class CountingRng final : public Rng {
public:
    explicit CountingRng(std::uint64_t seed = 1) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(next() & 0xFFU);
    }

private:
    std::uint64_t state_;
};

// The ends of the range: every byte the same.
class FlatRng final : public Rng {
public:
    explicit FlatRng(std::uint8_t byte) : byte_(byte) {}
    void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, byte_); }

private:
    std::uint8_t byte_;
};

}  // namespace saksgang::webhooks
