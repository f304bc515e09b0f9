// SPDX-License-Identifier: EUPL-1.2
// What a decision is about, the whole text or some of its sections, measured against another text.
// Inner to this room: the decide_*.cpp files only. Pure; any thread. Knows hashes, never the words.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "workflows/decide.hpp"

namespace saksgang::workflows {

// The sections that a command names: each once, not too many, and only of a version that anyone may
// read, since ids and hashes of sections stand in the journal. Errc::invalid_input, "sections".
Result<void> check_sections(const RecordDecision& command);

// What a decision is about: sections of a text, or all of it where none is named.
struct Scope {
    const Sha256& text_sha256;
    std::span<const DecidedSection> sections;
};

struct ScopeChange {
    ChangeClass change = ChangeClass::identical;       // the weightiest
    std::optional<std::vector<SectionSlug>> sections;  // that were changed; nothing: whole text
};

// How much of it differs in the text with the hash `now`. Errc::facts_needed.
Result<ScopeChange> change_of(const Scope& scope, const Sha256& now, const TextFacts& facts);

}  // namespace saksgang::workflows
