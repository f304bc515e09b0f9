// SPDX-License-Identifier: EUPL-1.2
// What a stranger sent, made fit to be stored as text, logged and shown. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace saksgang::webhooks {

// UTF-8 of at most `bytes_max` bytes: well-formed printable text as it is, tabs and line breaks
// too; every other byte as \xNN. Cut between characters.
std::string printable(std::string_view bytes, std::size_t bytes_max);

}  // namespace saksgang::webhooks
