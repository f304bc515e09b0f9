// SPDX-License-Identifier: EUPL-1.2
#include "workflows/zip_listing.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

#include "workflows/core/limits.hpp"

namespace saksgang::workflows {
namespace {

using std::string_view_literals::operator""sv;

constexpr auto local_sign = "PK\x03\x04"sv;
constexpr auto directory_sign = "PK\x01\x02"sv;
constexpr auto end_sign = "PK\x05\x06"sv;
constexpr std::size_t local_bytes = 30;
constexpr std::size_t directory_bytes = 46;
constexpr std::size_t end_bytes = 22;
constexpr std::uint32_t encrypted_flags = 0x0001 | 0x0040 | 0x2000;

// Little-endian; the caller has seen that it is there.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i > 0; --i)
        value = value << 8 | static_cast<std::uint8_t>(bytes[at + i - 1]);
    return value;
}

// What the directory's end says. It closes the file: nothing behind it, no comment, one disk.
struct Directory {
    std::size_t entries;
    std::size_t begin;
    std::size_t end;
};

std::optional<Directory> find_directory(std::string_view bytes) {
    if (bytes.size() < end_bytes || !bytes.starts_with(local_sign)) return std::nullopt;
    const std::size_t end = bytes.size() - end_bytes;
    if (!bytes.substr(end).starts_with(end_sign)) return std::nullopt;
    const bool one_disk = number_at(bytes, end + 4, 4) == 0;
    const auto entries = number_at(bytes, end + 10, 2);
    const auto size = number_at(bytes, end + 12, 4);
    const auto begin = number_at(bytes, end + 16, 4);
    const auto comment = number_at(bytes, end + 20, 2);
    if (!one_disk || comment != 0 || entries != number_at(bytes, end + 8, 2)) return std::nullopt;
    if (entries == 0 || entries > limits::zip_entries_max) return std::nullopt;
    if (std::uint64_t{begin} + size != end) return std::nullopt;
    return Directory{.entries = entries, .begin = begin, .end = end};
}

// One entry of the directory, and where it and its bytes stand.
struct Placed {
    ZipEntry entry;
    std::size_t begin;
    std::size_t directory_next;
};

// The bytes behind a local header that says the same as the directory.
std::optional<std::string_view> stored_bytes(std::string_view bytes, std::size_t begin,
                                             std::string_view name, std::size_t size,
                                             std::size_t directory) {
    if (begin > directory || directory - begin < local_bytes) return std::nullopt;
    if (!bytes.substr(begin).starts_with(local_sign)) return std::nullopt;
    const std::size_t name_bytes = number_at(bytes, begin + 26, 2);
    const std::size_t extra_bytes = number_at(bytes, begin + 28, 2);
    const std::size_t data = begin + local_bytes + name_bytes + extra_bytes;
    if (data > directory || size > directory - data) return std::nullopt;
    if (bytes.substr(begin + local_bytes, name_bytes) != name) return std::nullopt;
    return bytes.substr(data, size);
}

std::optional<Placed> read_entry(std::string_view bytes, const Directory& directory,
                                 std::size_t at) {
    if (directory.end - at < directory_bytes) return std::nullopt;
    if (!bytes.substr(at).starts_with(directory_sign)) return std::nullopt;
    const auto flags = number_at(bytes, at + 8, 2);
    const auto method = number_at(bytes, at + 10, 2);
    const auto size = number_at(bytes, at + 20, 4);
    const std::size_t name_bytes = number_at(bytes, at + 28, 2);
    const std::size_t more = number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    const auto begin = number_at(bytes, at + 42, 4);
    const std::size_t next = at + directory_bytes + name_bytes + more;
    if (next > directory.end) return std::nullopt;
    if ((flags & encrypted_flags) != 0 || (method != 0 && method != 8)) return std::nullopt;
    const auto name = bytes.substr(at + directory_bytes, name_bytes);
    const auto stored = stored_bytes(bytes, begin, name, size, directory.begin);
    if (!stored) return std::nullopt;
    return Placed{.entry = {.name = name, .stored = *stored, .compressed = method != 0},
                  .begin = begin,
                  .directory_next = next};
}

}  // namespace

std::optional<std::vector<ZipEntry>> zip_entries(std::string_view bytes) {
    const auto directory = find_directory(bytes);
    if (!directory) return std::nullopt;
    std::vector<ZipEntry> entries;
    std::set<std::string_view> names;
    std::size_t at = directory->begin;
    bool has_first = false;
    for (std::size_t i = 0; i < directory->entries; ++i) {
        const auto placed = read_entry(bytes, *directory, at);
        if (!placed || !names.insert(placed->entry.name).second) return std::nullopt;
        has_first = has_first || placed->begin == 0;
        entries.push_back(placed->entry);
        at = placed->directory_next;
    }
    if (at != directory->end || !has_first) return std::nullopt;
    return entries;
}

}  // namespace saksgang::workflows
