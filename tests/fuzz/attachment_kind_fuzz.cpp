// SPDX-License-Identifier: EUPL-1.2
// A file under each name it could have: at most one kind that begins with its own sign, and nothing
// that a browser would run.
#include "tests/fuzz/fuzz.hpp"
#include "workflows/attachment_kind.hpp"
#include "workflows/core/ascii.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::fuzz {
namespace {

// A tag, a comment or a declaration; "<-" and "< 5" are none (WHATWG HTML, tokenization).
bool begins_as_markup(std::string_view bytes) {
    if (bytes.size() < 2 || bytes.front() != '<') return false;
    const char next = lower(bytes[1]);
    return (next >= 'a' && next <= 'z') || next == '!' || next == '?' || next == '/';
}

}  // namespace

void take(std::string_view bytes) {
    int kinds = 0;
    for (const std::string_view name :
         {"a.pdf", "a.png", "a.jpg", "a.txt", "a.docx", "a.xlsx", "a.pptx", "a.odt", "a.ods"}) {
        const auto kind = workflows::attachment_kind(name, bytes);
        if (kind) {
            ++kinds;
            ASSERT(!begins_as_markup(bytes));
            ASSERT(bytes.size() <= limits::attachment_bytes_max);
        } else {
            ASSERT(kind.error().field == "file");
        }
    }
    // An office file can be called by each document it holds; nothing else has two kinds.
    if (!bytes.starts_with("PK")) ASSERT(kinds <= 1);
}

}  // namespace saksgang::fuzz
