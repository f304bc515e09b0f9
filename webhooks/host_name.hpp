// SPDX-License-Identifier: EUPL-1.2
// Names of hosts as DNS has them. Pure.
#pragma once

#include <string>
#include <string_view>

namespace saksgang::webhooks {

// Letters, digits, hyphens and underscores in labels parted by single dots, at most 253 bytes; a
// dot may stand at the end. Names with other letters are written in their xn-- form.
bool is_host_name(std::string_view text);

// In small letters and without the final dot, so that equal names compare equal.
std::string canonical_host(std::string_view host);

}  // namespace saksgang::webhooks
