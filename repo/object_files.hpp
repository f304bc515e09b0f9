// SPDX-License-Identifier: EUPL-1.2
// Puts objects on the disk for good: a few as loose files, more as one pack; then reads each back
// through a fresh handle. What `write` returns from can be committed to. The git-writer thread.
#pragma once

#include <filesystem>
#include <span>

#include "repo/deflate.hpp"
#include "repo/objects.hpp"

namespace saksgang::repo {

class ObjectFiles {
public:
    explicit ObjectFiles(std::filesystem::path objects);

    // No id twice. Writes objects that are there already once more: one that is merely present may
    // be torn (audit H8), or its name not yet durable. Throws on any fault; then nothing counts.
    void write(std::span<const Object> objects);

private:
    void write_loose(std::span<const Object> objects);
    void write_pack(std::span<const Object> objects);

    std::filesystem::path objects_;
    Deflater deflater_;
    bool folders_durable_ = false;  // the names of the fan-out folders (audit H9)
};

}  // namespace saksgang::repo
