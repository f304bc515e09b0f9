// SPDX-License-Identifier: EUPL-1.2
// What an Accept header asks for by name (RFC 9110 §12.5.1). Pure.
#pragma once

#include <string_view>

namespace saksgang::http {

// Whether the list names `media_type` itself, not merely a range it lies in, and with q above 0.
bool asks_for(std::string_view accept, std::string_view media_type);

}  // namespace saksgang::http
