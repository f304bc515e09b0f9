// SPDX-License-Identifier: EUPL-1.2
// What every command answers with: which entries it made, and the numbers they gave out. Stored
// with the Idempotency-Key, so that a repeated command gets the same answer after a restart.
#pragma once

#include <optional>
#include <string>

#include "workflows/core/ids.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::app {

struct Receipt {
    CommandId command_id;
    Seq first_seq;
    Seq last_seq;
    Instant recorded_at{};
    std::optional<DocumentSlug> document = {};
    std::optional<VersionNumber> version = {};
    std::optional<VersionNumber> merged_with = {};  // saved meanwhile, and joined with this text
    std::optional<DecisionNumber> decision = {};
    std::optional<ResponseNumber> response = {};
    std::optional<Oid> blob = {};         // today's text: its ETag
    std::optional<std::int64_t> id = {};  // of a person, token or endpoint

    bool operator==(const Receipt&) const = default;
};

// Compact JSON, as the API shows it; and back. Errc::tampered for what to_json did not write.
std::string to_json(const Receipt& receipt);
Result<Receipt> receipt_from_json(std::string_view json);

}  // namespace saksgang::app
