// SPDX-License-Identifier: EUPL-1.2
// The files pages are dressed with, carried in the executable. Every address holds a hash of all of
// them, so a browser may keep each for ever and a new build is a new address; among themselves they
// refer to one another by name alone. Immutable; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace saksgang::views {

struct StaticFile {
    std::string_view name;  // "saksgang.css"
    std::string_view content_type;
    std::string_view bytes;
};

inline constexpr std::string_view static_cache_control = "public, max-age=31536000, immutable";

std::span<const StaticFile> static_files();

// "/static/<hash>/<name>"; asserts that there is such a file.
std::string static_url(std::string_view name);

// By such an address, exactly; nothing for another hash, or another name.
const StaticFile* find_static(std::string_view path);

}  // namespace saksgang::views
