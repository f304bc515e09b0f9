// SPDX-License-Identifier: EUPL-1.2
// What a ZIP says it holds (APPNOTE 6.3): names and places, nothing unpacked. Strict where readers
// differ, since a file that two programs read differently is no attachment: it begins with its
// first entry, ends with its directory, and each entry is called the same in both. Pure; any bytes
// go in.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace saksgang::workflows {

struct ZipEntry {
    std::string_view name;    // into the bytes given
    std::string_view stored;  // its bytes as they stand there
    bool compressed = false;
};

// Nothing for what is no such file, is encrypted or split, is ZIP64, or has more than
// limits::zip_entries_max entries. In the order of the directory.
std::optional<std::vector<ZipEntry>> zip_entries(std::string_view bytes);

}  // namespace saksgang::workflows
