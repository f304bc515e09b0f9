// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/secret.hpp"

#include <fmt/format.h>

#include "webhooks/base64.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

constexpr std::string_view prefix = "whsec_";

}  // namespace

Result<Secret> parse_secret(std::string_view text) {
    if (!text.starts_with(prefix)) {
        return fail(Errc::invalid_input, "a secret begins with whsec_; copy all of it", "secret");
    }
    auto key = decode_base64(text.substr(prefix.size()));
    if (!key) {
        return fail(Errc::invalid_input,
                    "what follows whsec_ is not standard base64 with padding; copy all of it",
                    "secret");
    }
    if (key->size() < limits::secret_bytes_min || key->size() > limits::secret_bytes_max) {
        return fail(Errc::invalid_input,
                    fmt::format("a secret holds {} to {} bytes; this one holds {}",
                                limits::secret_bytes_min, limits::secret_bytes_max, key->size()),
                    "secret");
    }
    return Secret{std::move(*key)};
}

std::string new_secret(Rng& rng) {
    std::array<std::uint8_t, limits::secret_bytes_new> key{};
    rng.fill(key);
    return std::string(prefix) + encode_base64(key);
}

}  // namespace saksgang::webhooks
