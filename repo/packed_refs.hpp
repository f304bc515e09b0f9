// SPDX-License-Identifier: EUPL-1.2
// The packed-refs file: all refs in one, so that any number of them move with one fsync of it and
// one of its folder. Parsing trusts nothing. The git-writer thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "workflows/core/ids.hpp"

namespace saksgang::repo {

struct PackedRef {
    Oid target;
    std::optional<Oid> peeled;  // the commit an annotated tag names
};
using PackedRefs = std::map<std::string, PackedRef>;  // by name: in the order git searches

// Absent: none. Throws GitFailure where the file is not one: it is never written over.
PackedRefs read_packed_refs(const std::filesystem::path& repository);

std::string encode(const PackedRefs& refs);

}  // namespace saksgang::repo
