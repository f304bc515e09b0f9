// SPDX-License-Identifier: EUPL-1.2
// Secrets at rest, as the store sees them: bytes that somebody else can seal and open. The
// composition root joins it to daemon/auth and keys/secrets.key. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "workflows/core/result.hpp"

namespace saksgang::store {

class Sealer {
public:
    virtual ~Sealer() = default;
    virtual std::string seal(std::string_view plain) const = 0;
    virtual Result<std::string> open(std::string_view sealed) const = 0;  // Errc::tampered
};

}  // namespace saksgang::store
