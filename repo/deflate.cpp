// SPDX-License-Identifier: EUPL-1.2
#include "repo/deflate.hpp"

#include <limits>

#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

// zlib's `next_in` is not const before version 2; it only reads.
Bytef* input_of(std::string_view bytes) {
    return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
}

}  // namespace

Deflater::Deflater() {
    ASSERT(deflateInit(&stream_, Z_BEST_SPEED) == Z_OK);
}

Deflater::~Deflater() {
    deflateEnd(&stream_);
}

void Deflater::append(std::string& out, std::string_view first, std::string_view second) {
    ASSERT(first.size() <= std::numeric_limits<uInt>::max());
    ASSERT(second.size() <= std::numeric_limits<uInt>::max());
    ASSERT(deflateReset(&stream_) == Z_OK);
    const std::size_t start = out.size();
    const uLong room = deflateBound(&stream_, static_cast<uLong>(first.size() + second.size()));
    out.resize(start + room);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + start);
    stream_.avail_out = static_cast<uInt>(room);

    stream_.next_in = input_of(first);
    stream_.avail_in = static_cast<uInt>(first.size());
    if (!first.empty()) ASSERT(deflate(&stream_, Z_NO_FLUSH) == Z_OK);
    stream_.next_in = input_of(second);
    stream_.avail_in = static_cast<uInt>(second.size());
    ASSERT(deflate(&stream_, Z_FINISH) == Z_STREAM_END);
    out.resize(start + stream_.total_out);
}

}  // namespace saksgang::repo
