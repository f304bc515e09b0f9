// SPDX-License-Identifier: EUPL-1.2
// RFC 6962 §2.1: leaf SHA-256(00 ‖ entry), node SHA-256(01 ‖ left ‖ right), empty SHA-256("").
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "workflows/core/ids.hpp"

namespace saksgang::journal {

Sha256 sha256(std::string_view bytes);
Sha256 leaf_hash(std::string_view entry);
Sha256 node_hash(const Sha256& left, const Sha256& right);
// SHA-256(salt ‖ bytes): a commitment to free text.
Sha256 commitment(const Salt& salt, std::string_view bytes);

// The right edge of the tree: enough to append and to know the root. A value: copying it is the
// savepoint, assigning the copy back the rollback. At most 64 hashes.
class Frontier {
public:
    std::uint64_t size() const { return size_; }
    void append(const Sha256& leaf);
    Sha256 root() const;
    bool operator==(const Frontier&) const = default;

    // For keeping it: the peaks, and a frontier of `size` leaves from them. Nothing when their
    // number is not that of the perfect subtrees. Whether they are true, the root shows.
    std::span<const Sha256> peaks() const { return peaks_; }
    static std::optional<Frontier> from_peaks(std::uint64_t size, std::vector<Sha256> peaks) {
        if (std::cmp_not_equal(std::popcount(size), peaks.size())) return std::nullopt;
        Frontier frontier;
        frontier.size_ = size;
        frontier.peaks_ = std::move(peaks);
        return frontier;
    }

private:
    std::uint64_t size_ = 0;
    std::vector<Sha256> peaks_;  // of perfect subtrees, largest first
};

// Straight from the definition, for tests and small trees: O(n) each time.
Sha256 root_of(const std::vector<Sha256>& leaves);

}  // namespace saksgang::journal
