// SPDX-License-Identifier: EUPL-1.2
// Percent-encoding (RFC 3986 §2.1). Pure.
#pragma once

#include <string>
#include <string_view>

namespace saksgang {

// Everything but letters, digits and -._~ as %XX: safe as one segment or one value.
std::string percent_encode(std::string_view text);

}  // namespace saksgang
