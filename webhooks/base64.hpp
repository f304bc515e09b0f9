// SPDX-License-Identifier: EUPL-1.2
// Standard base64 with padding (RFC 4648 §4), strict both ways: the url-safe alphabet, line breaks
// and missing padding are refused, because receivers' libraries disagree about them. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksgang::webhooks {

std::string encode_base64(std::span<const std::uint8_t> bytes);

// Nothing for any text encode_base64 could not have written.
std::optional<std::vector<std::uint8_t>> decode_base64(std::string_view text);

}  // namespace saksgang::webhooks
