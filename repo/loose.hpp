// SPDX-License-Identifier: EUPL-1.2
// Loose objects, read without trusting a byte of them. libgit2's own reader (1.5) never returns
// from a file that was cut short, and writes past its buffer when a header promises too little:
// just what a power cut leaves. Any thread.
#pragma once

#include <filesystem>
#include <string>

#include "repo/objects.hpp"

namespace saksgang::repo {

enum class LooseState { absent = 1, torn, whole };

struct LooseObject {
    LooseState state = LooseState::absent;
    ObjectType type = ObjectType::blob;  // and bytes: where it is whole
    std::string bytes;
};

// `objects`: the repository's folder of that name. Whole means: every byte is there, none is left
// over, and they hash to `id`.
LooseObject read_loose(const std::filesystem::path& objects, const Oid& id);

std::filesystem::path loose_path(const std::filesystem::path& objects, const Oid& id);

}  // namespace saksgang::repo
