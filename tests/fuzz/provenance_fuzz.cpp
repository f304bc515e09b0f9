// SPDX-License-Identifier: EUPL-1.2
// Provenance: bytes that are read as one are written as the same bytes again; and what is carried
// from one text to another covers the other to the byte. A byte 1E parts two texts.
#include <algorithm>
#include <numeric>

#include "repo/text/paragraphs.hpp"
#include "repo/text/provenance.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::fuzz {
namespace {

std::size_t bytes_of(const repo::Provenance& provenance) {
    return std::accumulate(
        provenance.origins.begin(), provenance.origins.end(), std::size_t{0},
        [](std::size_t sum, const repo::Origin& one) { return sum + one.bytes; });
}

void read(std::string_view bytes, std::size_t text_bytes) {
    const auto decoded = repo::decode_provenance(bytes, text_bytes);
    if (!decoded) {
        ASSERT(decoded.error().code == Errc::tampered);
        return;
    }
    ASSERT(repo::encode(*decoded) == bytes);
    ASSERT(bytes_of(*decoded) == text_bytes);
}

void carry(std::string_view before, std::string_view after) {
    const auto first = repo::first_provenance(before, VersionNumber{1});
    const auto changes = repo::text_changes(before, after);
    if (!first || !repo::paragraphs_of(after)) return;
    const auto second = repo::carry(*first, {before, after}, *changes, VersionNumber{2});
    ASSERT(second.has_value());
    ASSERT(bytes_of(*second) == after.size());
    read(repo::encode(*second), after.size());
    if (before == after) ASSERT(second->origins == first->origins);
}

}  // namespace

void take(std::string_view bytes) {
    for (const std::size_t text_bytes : {std::size_t{0}, std::size_t{1}, bytes.size()})
        read(bytes, text_bytes);
    const std::string_view before = bytes.substr(0, bytes.find('\x1e'));
    carry(before, bytes.substr(std::min(bytes.size(), before.size() + 1)));
}

}  // namespace saksgang::fuzz
