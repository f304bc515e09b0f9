// SPDX-License-Identifier: EUPL-1.2
// A pack and its index as bytes (gitformat-pack, version 2 of both). Whole objects only, no deltas:
// that a repack can do when nobody waits. Pure; reading back is libgit2's, so that two
// implementations must agree before anything counts as written.
#pragma once

#include <span>
#include <string>

#include "repo/deflate.hpp"
#include "repo/objects.hpp"

namespace saksgang::repo {

struct Pack {
    std::string name;  // "pack-" and its checksum: the same objects make the same pack
    std::string bytes;
    std::string index;
};

// `objects`: at least one, no id twice.
Pack make_pack(std::span<const Object> objects, Deflater& deflater);

}  // namespace saksgang::repo
