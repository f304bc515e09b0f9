// SPDX-License-Identifier: EUPL-1.2
// RFC 6962 §2.1: leaf SHA-256(00 ‖ entry), node SHA-256(01 ‖ left ‖ right), empty SHA-256("").
#pragma once

#include <cstdint>
#include <string_view>
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

private:
    std::uint64_t size_ = 0;
    std::vector<Sha256> peaks_;  // of perfect subtrees, largest first
};

// Straight from the definition, for tests and small trees: O(n) each time.
Sha256 root_of(const std::vector<Sha256>& leaves);

}  // namespace saksgang::journal
