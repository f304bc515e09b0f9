// SPDX-License-Identifier: EUPL-1.2
// What a changed stretch of words means, as far as it can be proved: a class, and the reasons as
// phrases ("tallet 50 ble 55"). Safe by construction: a class below substance is given only where
// what the two texts say apart from the harmless is the same; anything else is substance. Pure.
#pragma once

#include <vector>

#include "repo/text/passages.hpp"
#include "repo/text/word_runs.hpp"
#include "workflows/change_class.hpp"
#include "workflows/core/phrase.hpp"

namespace saksgang::repo {

using workflows::ChangeClass;

struct Remark {
    ChangeClass level = ChangeClass::substance;
    int weight = 0;  // what is named first, of two of any class
    Phrase phrase;
    bool operator==(const Remark&) const = default;
};

// What is to be said of one change or passage: the class of all of it, and the heaviest reasons.
struct Remarks {
    ChangeClass level = ChangeClass::identical;
    std::vector<Remark> heaviest;  // first; at most limits::changes_remarks_max, no two alike

    void add(Remark remark);
    void add(const Remarks& more);
};

// Never empty. `stretch` is a changed one.
Remarks remarks_on(const WordRuns& runs, const Stretch& stretch);

// What changed about the passage as a whole: its level, its numbering, its kind. May be empty.
Remarks remarks_on_form(const Passage& before, const Passage& after);

Remark remark_inserted(const Passage& passage, std::string_view words);
Remark remark_removed(const Passage& passage, std::string_view words);
Remark remark_moved(const Passage& passage);
// A passage became so many, or so many one.
Remark remark_split(const Passage& passage, std::size_t parts, ChangeClass level);
Remark remark_joined(const Passage& passage, std::size_t parts, ChangeClass level);
Remark remark_rewritten();  // code and HTML, where every sign counts

// At most so much of the words as fits in a sentence, without marks and line ends.
std::string excerpt(std::string_view words);

}  // namespace saksgang::repo
