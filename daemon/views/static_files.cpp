// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/static_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/static_bytes.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::views {
namespace {

const StaticFile* find_by_name(std::string_view name) {
    const auto files = static_files();
    const auto found = std::ranges::find(files, name, &StaticFile::name);
    return found == files.end() ? nullptr : &*found;
}

std::string folder() {
    return fmt::format("/static/{}/", static_hash());
}

}  // namespace

std::string static_url(std::string_view name) {
    ASSERT(find_by_name(name) != nullptr);
    return fmt::format("{}{}", folder(), name);
}

const StaticFile* find_static(std::string_view path) {
    const auto front = folder();
    if (!path.starts_with(front)) return nullptr;
    return find_by_name(path.substr(front.size()));
}

}  // namespace saksgang::views
