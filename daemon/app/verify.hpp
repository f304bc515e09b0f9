// SPDX-License-Identifier: EUPL-1.2
// Proves a history: journal, free text, state and git held against each other, from the bytes up.
// Opens everything read-only, works beside a daemon that serves, and relies on no trigger, index
// column or derived table: those are what it checks. What a finding means: docs/verify.md.
#pragma once

#include <limits>
#include <span>
#include <stop_token>

#include "daemon/app/verify_findings.hpp"
#include "daemon/store/folder.hpp"

namespace saksgang::app {

// The tree's head at some size: what an auditor writes down, and brings back next time.
struct Head {
    std::int64_t size = 0;  // entries
    Sha256 root;
};

struct ErasedText {
    Seq entry;
    std::string name;
    Seq erased_by;  // the entry that says so
};

struct Verification {
    Head head;
    Check journal{.name = "journal", .of = "entries"};
    Check contents{.name = "contents", .of = "texts"};
    Check state{.name = "state", .of = "rows"};
    Check git{.name = "git", .of = "versions, releases and definitions"};
    std::vector<ErasedText> erased;  // as they should be: erasure is not a fault

    std::array<const Check*, 4> checks() const { return {&journal, &contents, &state, &git}; }
    bool holds() const;
    // That of the first broken entry; without any entry to name, the first there is. Null: it
    // holds.
    const Finding* first() const;
};

// For whoever cannot wait for ever.
struct VerifyBounds {
    std::int64_t entries_max = std::numeric_limits<std::int64_t>::max();
    std::stop_token stopping = {};
};

// `kept`: heads known from elsewhere, which this history must have gone through.
// Errc::data_folder_invalid where there is nothing that could be checked; Errc::deadline_exceeded
// where there is more than the bounds allow; Errc::busy when it was stopped.
Result<Verification> verify(const store::Folder& folder, std::span<const Head> kept = {},
                            const VerifyBounds& bounds = {});

}  // namespace saksgang::app
