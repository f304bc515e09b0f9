// SPDX-License-Identifier: EUPL-1.2
#include "repo/pack.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "repo/digest.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

struct IndexRow {
    Oid id;
    std::uint32_t offset = 0;
    std::uint32_t checksum = 0;  // CRC-32 of the entry as it stands in the pack
};

void append_number(std::string& out, std::uint32_t number) {
    for (const int shift : {24, 16, 8, 0})
        out += static_cast<char>(number >> shift & 0xFF);
}

void append_id(std::string& out, const Oid& id) {
    out.append(id.value.begin(), id.value.end());
}

// Type and length: four bits of the length in the first byte, then seven a byte, lowest first.
void append_entry_header(std::string& out, ObjectType type, std::size_t bytes) {
    auto byte = static_cast<unsigned int>(type) << 4 | static_cast<unsigned int>(bytes & 0x0F);
    for (bytes >>= 4; bytes != 0; bytes >>= 7) {
        out += static_cast<char>(byte | 0x80);
        byte = static_cast<unsigned int>(bytes & 0x7F);
    }
    out += static_cast<char>(byte);
}

std::uint32_t crc_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string make_index(std::vector<IndexRow> rows, const Oid& pack_checksum) {
    std::ranges::sort(rows, {}, &IndexRow::id);
    const auto twice = std::ranges::adjacent_find(rows, {}, &IndexRow::id);
    ASSERT(twice == rows.end());

    std::string index{"\377tOc", 4};
    append_number(index, 2);
    // The fan-out: for each first byte, how many ids begin with it or less.
    auto row = rows.begin();
    for (unsigned int first_byte = 0; first_byte < 256; ++first_byte) {
        while (row != rows.end() && row->id.value.front() <= first_byte)
            ++row;
        append_number(index, static_cast<std::uint32_t>(row - rows.begin()));
    }
    for (const IndexRow& each : rows)
        append_id(index, each.id);
    for (const IndexRow& each : rows)
        append_number(index, each.checksum);
    for (const IndexRow& each : rows)
        append_number(index, each.offset);
    append_id(index, pack_checksum);
    append_id(index, sha1_of(index));
    return index;
}

}  // namespace

Pack make_pack(std::span<const Object> objects, Deflater& deflater) {
    ASSERT(!objects.empty());
    std::vector<IndexRow> rows;
    std::string bytes{"PACK"};
    append_number(bytes, 2);
    append_number(bytes, static_cast<std::uint32_t>(objects.size()));
    for (const Object& object : objects) {
        const std::size_t offset = bytes.size();
        // Beyond this an offset needs the index's second table; limits keep groups far below.
        ASSERT(offset < 0x80000000U);
        append_entry_header(bytes, object.type, object.bytes.size());
        deflater.append(bytes, object.bytes);
        rows.push_back({.id = object.id,
                        .offset = static_cast<std::uint32_t>(offset),
                        .checksum = crc_of(std::string_view{bytes}.substr(offset))});
    }
    const Oid checksum = sha1_of(bytes);
    append_id(bytes, checksum);
    return {.name = "pack-" + to_hex(checksum),
            .bytes = std::move(bytes),
            .index = make_index(std::move(rows), checksum)};
}

}  // namespace saksgang::repo
