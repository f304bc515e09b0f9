// SPDX-License-Identifier: EUPL-1.2
// One row of a chain from the row before it and the two texts. Pure; any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "daemon/store/provenance_table.hpp"
#include "repo/text/provenance.hpp"

namespace saksgang::app {

// A version whose words are known: what the next one is carried from.
struct KnownWording {
    std::shared_ptr<const std::string> text;
    repo::Provenance provenance;
};

// Errc::tampered where the row is not that of the text.
Result<KnownWording> known_wording(const store::ProvenanceRow& row,
                                   std::shared_ptr<const std::string> text);

struct MadeRow {
    store::ProvenanceRow row;
    std::optional<KnownWording> wording;  // absent: the text is beyond what has one
};
// `before`: null for the first of a chain.
Result<MadeRow> make_row(const KnownWording* before, const store::ChainLink& link,
                         std::shared_ptr<const std::string> text);

}  // namespace saksgang::app
