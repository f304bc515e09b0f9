// SPDX-License-Identifier: EUPL-1.2
// The same rows, made by the one who holds the folder: no loop, no writer beside it.

#include "daemon/app/keep_provenance.hpp"
#include "daemon/app/provenance_rows.hpp"
#include "daemon/store/reading_documents.hpp"
#include "daemon/store/transaction.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

using store::Chain;
using workflows::Visibility;

// A transaction for each group of versions: a long history does not have to fit into one.
Result<std::int64_t> make_chain(store::Connection& db, const repo::Repository& texts,
                                const Chain& chain) {
    std::int64_t made_rows = 0;
    std::optional<KnownWording> before;
    while (true) {
        const auto links = store::links_without_provenance(db, chain, store::newest_of_all,
                                                           limits::provenance_step_versions);
        if (links.empty()) return made_rows;
        store::Transaction transaction{db};
        for (const store::ChainLink& link : links) {
            TRY(auto text, texts.read_blob(link.blob));
            TRY(auto made, make_row(before ? &*before : nullptr, link,
                                    std::make_shared<const std::string>(std::move(text))));
            store::save_provenance(db, chain, made.row);
            if (made.wording) before = std::move(made.wording);
            ++made_rows;
        }
        transaction.commit();
    }
}

}  // namespace

Result<std::int64_t> rebuild_provenance(store::Connection& db, const repo::Repository& texts) {
    store::forget_provenance(db);
    std::int64_t made = 0;
    for (const DocumentSlug& document : store::list_document_slugs(db)) {
        for (const Visibility sight : {Visibility::secretariat, Visibility::open}) {
            TRY(const auto rows, make_chain(db, texts, {.document = document, .sight = sight}));
            made += rows;
        }
    }
    return made;
}

}  // namespace saksgang::app
