// SPDX-License-Identifier: EUPL-1.2
// Which version brought each word of a text, and which paragraph of which version each paragraph
// comes from: carried from one version to the next by what changed between them. Words that stood
// keep their origin through edits and moves, and so does what differs in its form alone: kinds of
// spaces, line ends, quotes and dashes bring no wording. White space between passages has the
// origin of what stands before it. Pure; near-linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "repo/text/text_changes.hpp"
#include "workflows/core/ids.hpp"

namespace saksgang::repo {

// So many bytes were brought by one version.
struct Origin {
    std::size_t bytes = 0;
    VersionNumber version;
    bool operator==(const Origin&) const = default;
};

// A paragraph and the version that gave it its present words or place.
struct ParagraphOrigin {
    VersionNumber since;
    int number = 0;  // in that version
    // Only where `since` is the text's own version:
    int before = 0;      // its number in the version before; 0: it came with this one
    bool moved = false;  // stands in another order than there
    bool operator==(const ParagraphOrigin&) const = default;
};

struct Provenance {
    VersionNumber version;
    std::vector<Origin> origins;              // of all bytes in order; neighbours differ
    std::vector<ParagraphOrigin> paragraphs;  // paragraph 1 is the first
    bool operator==(const Provenance&) const = default;
};

// Of a text with nothing before it. Errc::body_too_large beyond what has a structure.
Result<Provenance> first_provenance(std::string_view text, VersionNumber version);

struct TextPair {
    std::string_view before;
    std::string_view after;
};

// `before` is the provenance of `texts.before`, an earlier version than `version`, and `changes`
// is what changed between the two texts. Errc::body_too_large as above, of either.
Result<Provenance> carry(const Provenance& before, const TextPair& texts,
                         const TextChanges& changes, VersionNumber version);

// Reads origins in passing: ranges in the text's order cost one walk together; one that lies
// further back begins another.
class OriginWalk {
public:
    explicit OriginWalk(const std::vector<Origin>& origins) : origins_{origins} {}

    // The origins of the bytes [begin, end).
    std::vector<Origin> within(std::size_t begin, std::size_t end);

private:
    const std::vector<Origin>& origins_;
    std::size_t place_ = 0;
    std::size_t at_ = 0;  // where that origin begins
};

// The origins of the bytes [begin, end), once.
std::vector<Origin> origins_within(const std::vector<Origin>& origins, std::size_t begin,
                                   std::size_t end);

std::string encode(const Provenance& provenance);
// Of a text of so many bytes. Errc::tampered for anything that encode could not have written.
Result<Provenance> decode_provenance(std::string_view bytes, std::size_t text_bytes);

}  // namespace saksgang::repo
