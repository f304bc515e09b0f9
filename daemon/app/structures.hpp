// SPDX-License-Identifier: EUPL-1.2
// What texts are made of, each made once: structures with the ids carried to them, their pages,
// their goals and what the check finds in them, in bounded caches. Which public versions stood
// before a version was settled when it was saved, so its commit names all of that. Main loop; works
// on the CPU pool.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "daemon/app/bounded_cache.hpp"
#include "daemon/app/texts.hpp"
#include "daemon/app/turns.hpp"
#include "daemon/store/readers.hpp"
#include "repo/text/check.hpp"
#include "repo/text/goals.hpp"
#include "repo/text/structure.hpp"
#include "workflows/process.hpp"

namespace saksgang::app {

using StructurePointer = std::shared_ptr<const repo::Structure>;
using Findings = std::vector<repo::Finding>;

// Where a version stands: the whole of what its structure hangs on.
struct TextPlace {
    DocumentSlug document;
    workflows::TextRef text;
};

class Structures {
public:
    Structures(asio::any_io_executor executor, store::Readers& readers, Texts& texts,
               runtime::Pool& cpu);

    // Section ids go from public version to public version, and from the last of those before it
    // to this one. Errc::body_too_large beyond what a structure is made of.
    asio::awaitable<Result<StructurePointer>> structure(TextPlace place);

    // Safe HTML of the same. Null when there is no structure, or too much HTML to show.
    asio::awaitable<Result<std::shared_ptr<const std::string>>> html(TextPlace place);

    // What the levels of the same make. Errc::body_too_large as above.
    asio::awaitable<Result<std::shared_ptr<const repo::GoalHierarchy>>> goals(TextPlace place);

    // What the check finds that the definition in the file `workflow` asks for.
    // Errc::body_too_large as above.
    asio::awaitable<Result<std::shared_ptr<const Findings>>> findings(TextPlace place,
                                                                      Oid workflow);

private:
    // Whose ids a version hands on: its own, or those handed to it when it has no structure.
    struct Lender {
        std::optional<Oid> blob;  // absent: no text so far had a structure
        std::vector<std::string> ids;
    };
    using LenderPointer = std::shared_ptr<const Lender>;
    // On the way through public versions; `structure` is that of the lender's text.
    struct Carried {
        LenderPointer lender;
        StructurePointer structure;
    };
    struct Chain {
        LenderPointer known;  // null: the chain begins with the first public version
        std::vector<workflows::TextRef> after;  // newest first
    };
    struct Kept {
        StructurePointer structure;  // null: there is none to be made
    };

    asio::awaitable<Result<Chain>> chain_before(DocumentSlug document, VersionNumber end);
    asio::awaitable<Result<Carried>> carried_before(DocumentSlug document, VersionNumber end);
    asio::awaitable<Result<StructurePointer>> read_lent(LenderPointer lender);
    // Null when the text has none.
    asio::awaitable<Result<StructurePointer>> carry(Oid blob, StructurePointer previous);
    void keep_lender(const Oid& commit, LenderPointer lender);

    store::Readers& readers_;
    Texts& texts_;
    runtime::Pool& cpu_;
    Turns turns_;
    BoundedCache<Oid, Lender> lenders_;
    BoundedCache<Oid, Kept> structures_;
    BoundedCache<Oid, std::optional<std::string>> pages_;
    BoundedCache<Oid, repo::GoalHierarchy> goals_;
    BoundedCache<std::pair<Oid, Oid>, Findings> findings_;  // commit, definition
};

}  // namespace saksgang::app
