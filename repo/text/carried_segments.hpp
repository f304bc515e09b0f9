// SPDX-License-Identifier: EUPL-1.2
// A new text as stretches that stood in the old one, that are new, or that are white space between
// passages. Pure; linear in the changes.
#pragma once

#include <cstddef>
#include <vector>

#include "repo/text/text_changes.hpp"

namespace saksgang::repo {

struct Segment {
    enum class Source {
        carried = 1,  // from old_begin; with as many bytes it is the same ones
        fresh,
        between,  // white space, and signs between words that were carried
    };
    Source source = Source::fresh;
    std::size_t begin = 0;
    std::size_t bytes = 0;
    std::size_t old_begin = 0;
    std::size_t old_bytes = 0;
};

// All of the new text, in order.
std::vector<Segment> segments_of(const TextChanges& changes);

}  // namespace saksgang::repo
