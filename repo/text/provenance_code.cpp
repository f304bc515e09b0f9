// SPDX-License-Identifier: EUPL-1.2
// Provenance as bytes: numbers of seven bits to the byte, the lowest first, each as short as can
// be. A version is told by how far it lies back; most runs take two or three bytes.
#include <array>
#include <limits>

#include "repo/text/provenance.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

constexpr char format = 1;

void put(std::string& bytes, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7)
        bytes += static_cast<char>((number & 0x7F) | 0x80);
    bytes += static_cast<char>(number);
}

void put_back(std::string& bytes, VersionNumber present, VersionNumber past) {
    ASSERT(past <= present);
    put(bytes, static_cast<std::uint64_t>(present.value - past.value));
}

std::unexpected<Error> not_ours(std::source_location where = std::source_location::current()) {
    return fail(Errc::tampered, "these bytes are no provenance", {}, where);
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_{bytes} {}

    bool at_end() const { return bytes_.empty(); }
    std::size_t left() const { return bytes_.size(); }

    Result<std::uint64_t> number(std::uint64_t most) {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (bytes_.empty()) return not_ours();
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte >= 0x80) continue;
            const bool short_as_can_be = byte != 0 || shift == 0;
            if (!short_as_can_be || value > most) return not_ours();
            return value;
        }
        return not_ours();
    }

    Result<VersionNumber> version_before(VersionNumber present) {
        TRY(const auto back, number(static_cast<std::uint64_t>(present.value) - 1));
        return VersionNumber{present.value - static_cast<std::int64_t>(back)};
    }

private:
    std::string_view bytes_;
};

Result<std::vector<Origin>> read_origins(Reader& reader, VersionNumber version,
                                         std::size_t text_bytes) {
    TRY(const auto count, reader.number(reader.left() / 2));
    std::vector<Origin> origins;
    origins.reserve(count);
    std::size_t left = text_bytes;
    for (std::uint64_t i = 0; i < count; ++i) {
        TRY(const auto bytes, reader.number(left));
        TRY(const auto brought_by, reader.version_before(version));
        const bool repeated = !origins.empty() && origins.back().version == brought_by;
        if (bytes == 0 || repeated) return not_ours();
        origins.push_back({.bytes = bytes, .version = brought_by});
        left -= bytes;
    }
    if (left > 0) return not_ours();
    return origins;
}

Result<ParagraphOrigin> read_paragraph(Reader& reader, VersionNumber version, int number) {
    TRY(const auto since, reader.version_before(version));
    ParagraphOrigin paragraph{.since = since, .number = number};
    if (since != version) {
        TRY(const auto then, reader.number(limits::text_blocks_max));
        if (then == 0) return not_ours();
        paragraph.number = static_cast<int>(then);
        return paragraph;
    }
    TRY(const auto before, reader.number(limits::text_blocks_max * 2 + 1));
    paragraph.before = static_cast<int>(before / 2);
    paragraph.moved = before % 2 == 1;
    if (paragraph.moved && paragraph.before == 0) return not_ours();
    return paragraph;
}

}  // namespace

std::string encode(const Provenance& provenance) {
    const VersionNumber version = provenance.version;
    std::string bytes(1, format);
    put(bytes, static_cast<std::uint64_t>(version.value));
    put(bytes, provenance.origins.size());
    for (const Origin& origin : provenance.origins) {
        put(bytes, origin.bytes);
        put_back(bytes, version, origin.version);
    }
    put(bytes, provenance.paragraphs.size());
    for (const ParagraphOrigin& paragraph : provenance.paragraphs) {
        put_back(bytes, version, paragraph.since);
        const bool own = paragraph.since == version;
        put(bytes,
            own ? static_cast<std::uint64_t>(paragraph.before) * 2 + (paragraph.moved ? 1 : 0)
                : static_cast<std::uint64_t>(paragraph.number));
    }
    return bytes;
}

Result<Provenance> decode_provenance(std::string_view bytes, std::size_t text_bytes) {
    if (bytes.empty() || bytes.front() != format) return not_ours();
    Reader reader{bytes.substr(1)};
    TRY(const auto number,
        reader.number(static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())));
    if (number == 0) return not_ours();
    const VersionNumber version{static_cast<std::int64_t>(number)};
    Provenance provenance{.version = version, .origins = {}, .paragraphs = {}};
    TRY(provenance.origins, read_origins(reader, version, text_bytes));
    TRY(const auto count, reader.number(std::min(limits::text_blocks_max, reader.left() / 2)));
    provenance.paragraphs.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        TRY(auto paragraph, read_paragraph(reader, version, static_cast<int>(i) + 1));
        provenance.paragraphs.push_back(paragraph);
    }
    if (!reader.at_end()) return not_ours();
    return provenance;
}

}  // namespace saksgang::repo
