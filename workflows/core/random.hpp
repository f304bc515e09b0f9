// SPDX-License-Identifier: EUPL-1.2
// Injected randomness: ids, salts, secrets, jitter. The real one is libsodium's (daemon/auth).
#pragma once

#include <cstdint>
#include <span>

#include "workflows/core/ids.hpp"

namespace saksgang {

class Rng {
public:
    virtual ~Rng() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

template <class B>
B draw(Rng& rng) {
    B bytes;
    rng.fill(bytes.value);
    return bytes;
}

}  // namespace saksgang
