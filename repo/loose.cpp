// SPDX-License-Identifier: EUPL-1.2
#include "repo/loose.hpp"

#include <zlib.h>

#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

#include "repo/digest.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

// One zlib stream over bytes that may be anything.
class Inflater {
public:
    explicit Inflater(std::string_view input) {
        ASSERT(inflateInit(&stream_) == Z_OK);
        stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(input.data()));
        stream_.avail_in = static_cast<uInt>(input.size());
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { inflateEnd(&stream_); }

    // Fills `out` as far as the stream goes; how many bytes that were. All input is at hand, so a
    // call that stops early will never get further.
    std::size_t fill(char* out, std::size_t size) {
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = static_cast<uInt>(size);
        ended_ = inflate(&stream_, Z_SYNC_FLUSH) == Z_STREAM_END;
        return size - stream_.avail_out;
    }

    bool ended_with_input() const { return ended_ && stream_.avail_in == 0; }

private:
    z_stream stream_{};
    bool ended_ = false;
};

struct Header {
    ObjectType type = ObjectType::blob;
    std::size_t body_bytes = 0;
    std::size_t header_bytes = 0;
};

std::optional<ObjectType> type_from(std::string_view text) {
    for (const ObjectType type :
         {ObjectType::commit, ObjectType::tree, ObjectType::blob, ObjectType::tag}) {
        if (to_string(type) == text) return type;
    }
    return std::nullopt;
}

// "blob 12" up to a zero byte, in what was inflated first.
std::optional<Header> parse_header(std::string_view start) {
    const auto end = start.find('\0');
    const auto space = start.find(' ');
    if (end == std::string_view::npos || space >= end) return std::nullopt;
    const auto type = type_from(start.substr(0, space));
    if (!type) return std::nullopt;
    std::size_t bytes = 0;
    const char* const digits_end = start.data() + end;
    const auto parsed = std::from_chars(start.data() + space + 1, digits_end, bytes);
    if (parsed.ec != std::errc{} || parsed.ptr != digits_end) return std::nullopt;
    if (bytes > limits::git_object_bytes_max) return std::nullopt;
    return Header{.type = *type, .body_bytes = bytes, .header_bytes = end + 1};
}

LooseObject parse_loose(std::string_view file, const Oid& id) {
    const LooseObject torn{.state = LooseState::torn, .type = {}, .bytes = {}};
    if (file.size() > limits::git_object_bytes_max) return torn;
    Inflater inflater{file};
    std::array<char, 64> start{};
    const std::size_t start_bytes = inflater.fill(start.data(), start.size());
    const auto header = parse_header({start.data(), start_bytes});
    if (!header) return torn;

    // One byte more than promised, so that a stream that goes on shows.
    std::string bytes{start.data() + header->header_bytes, start_bytes - header->header_bytes};
    const std::size_t already = bytes.size();
    if (already > header->body_bytes) return torn;
    bytes.resize(header->body_bytes + 1);
    const std::size_t more = inflater.fill(bytes.data() + already, bytes.size() - already);
    if (!inflater.ended_with_input() || already + more != header->body_bytes) return torn;
    bytes.pop_back();
    if (sha1_of(header_of(header->type, bytes.size()), bytes) != id) return torn;
    return {.state = LooseState::whole, .type = header->type, .bytes = std::move(bytes)};
}

}  // namespace

std::filesystem::path loose_path(const std::filesystem::path& objects, const Oid& id) {
    const std::string name = to_hex(id);
    return objects / name.substr(0, 2) / name.substr(2);
}

LooseObject read_loose(const std::filesystem::path& objects, const Oid& id) {
    std::ifstream file{loose_path(objects, id), std::ios::binary};
    if (!file) return {};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    return parse_loose(bytes, id);
}

}  // namespace saksgang::repo
