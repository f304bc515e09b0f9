// SPDX-License-Identifier: EUPL-1.2
// The key an endpoint's notices are signed with: "whsec_" and the base64 of 24 to 64 bytes, as
// Standard Webhooks writes it. Pure; no message ever quotes a secret.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/random.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::webhooks {

struct Secret {
    std::vector<std::uint8_t> key;
    bool operator==(const Secret&) const = default;
};

// Errc::invalid_input when it is not of that form or not of that length.
Result<Secret> parse_secret(std::string_view text);

// A new one of limits::secret_bytes_new random bytes, as text: shown once, then stored sealed.
std::string new_secret(Rng& rng);

}  // namespace saksgang::webhooks
