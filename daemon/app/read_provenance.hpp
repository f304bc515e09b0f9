// SPDX-License-Identifier: EUPL-1.2
// Who brought which words of a text, in which version, and which body decided on them first; and
// what became of one paragraph. Whoever may read public versions alone gets what follows from
// those alone: a word has the first public version it has stood in since, and nothing tells of
// versions in between.
#pragma once

#include <map>

#include "daemon/app/decisions_about.hpp"
#include "daemon/app/keep_provenance.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/store/reading_documents.hpp"

namespace saksgang::app {

// Of who saved a version; empty: erased, or not for this caller.
using NamesByPseudonym = std::map<Pseudonym, std::string>;

// The versions that brought words, or gave a paragraph its place, and what is told of each: who
// saved it and who decided first. What many share stands here once.
struct Bringers {
    std::vector<store::VersionInShort> versions;  // oldest first
    NamesByPseudonym names;                       // of all of them
    // For first_about: those that stand, or lapsed since, about texts with these words.
    Decisions decisions;
};

struct ProvenanceView {
    workflows::Version version;
    WordingPointer wording;
    std::optional<int> paragraph;  // that alone was asked for
    Bringers bringers;             // of what is shown
};
// Errc::not_found, also for a paragraph that is not there; Errc::body_too_large for a text beyond
// what has a provenance; Errc::busy where it has not been worked out yet.
asio::awaitable<Result<ProvenanceView>> read_provenance(App& app, Caller caller,
                                                        DocumentSlug document,
                                                        std::optional<VersionNumber> number,
                                                        std::optional<int> paragraph);

// A version in which the paragraph got the words, or the place, that it kept until the next.
struct ParagraphStep {
    workflows::Version version;
    int paragraph = 0;  // its number there
    std::string text;
    std::optional<repo::TextChanges> changes;    // from the step before; absent: it came here
    bool moved = false;                          // stands in another order
    std::string name;                            // as in Bringers
    std::vector<workflows::Decision> decisions;  // about texts with it as it was then
};

// How much such a step can matter: what its words say, and that it was moved.
repo::ChangeClass class_of(const ParagraphStep& step);

struct ParagraphHistory {
    workflows::Version version;
    int paragraph = 0;
    std::vector<ParagraphStep> steps;  // newest first; at most limits::paragraph_steps_max
    struct Place {
        VersionNumber version;
        int paragraph = 0;
    };
    std::optional<Place> earlier;  // where the rest of it can be asked for
};
asio::awaitable<Result<ParagraphHistory>> read_paragraph_history(
    App& app, Caller caller, DocumentSlug document, std::optional<VersionNumber> number,
    int paragraph);

}  // namespace saksgang::app
