// SPDX-License-Identifier: EUPL-1.2
// The two hashes of this room, through OpenSSL: SHA-1 names git's objects and closes its packs,
// SHA-256 names a text. Pure; any thread.
#pragma once

#include <string_view>

#include "workflows/core/ids.hpp"

namespace saksgang::repo {

// Takes bytes in pieces: a header, then a body.
Oid sha1_of(std::string_view first, std::string_view second = {});
Sha256 sha256_of(std::string_view bytes);

}  // namespace saksgang::repo
