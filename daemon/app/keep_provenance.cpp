// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/keep_provenance.hpp"

#include <fmt/format.h>

#include <array>

#include "daemon/app/provenance_rows.hpp"
#include "daemon/runtime/log.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

using store::Chain;
using store::ChainLink;
using store::ProvenanceRow;
using workflows::Visibility;

constexpr std::array sights{Visibility::secretariat, Visibility::open};
// Where work on a chain goes on from, and what comes next.
struct Gap {
    std::optional<ProvenanceRow> last;
    std::vector<ChainLink> links;
};

Gap gap_of(store::Connection& db, const Chain& chain, VersionNumber until) {
    Gap gap{.last = std::nullopt,
            .links = store::links_without_provenance(db, chain, until,
                                                     limits::provenance_step_versions)};
    if (!gap.links.empty())
        gap.last = store::newest_provenance(db, chain, gap.links.front().version);
    return gap;
}

asio::awaitable<Result<std::optional<KnownWording>>> wording_before(App& app, const Gap& gap) {
    if (!gap.last) co_return std::nullopt;
    const ProvenanceRow last = *gap.last;
    CO_TRY(auto text, co_await app.texts.read(last.link.blob));
    CO_TRY(auto known, known_wording(last, std::move(text)));
    co_return known;
}

asio::awaitable<Result<std::vector<ProvenanceRow>>> rows_of(App& app, Gap gap) {
    CO_TRY(auto before, co_await wording_before(app, gap));
    std::vector<ProvenanceRow> rows;
    for (const ChainLink& link : gap.links) {
        CO_TRY(auto text, co_await app.texts.read(link.blob));
        CO_TRY(auto made, co_await app.cpu.run<MadeRow>([&before, link, text] {
            return make_row(before ? &*before : nullptr, link, text);
        }));
        rows.push_back(std::move(made.row));
        if (made.wording) before = std::move(made.wording);
    }
    co_return rows;
}

asio::awaitable<Result<void>> save(App& app, Chain chain, std::vector<ProvenanceRow> rows) {
    return app.writer.run<void>(
        [chain = std::move(chain), rows = std::move(rows)](store::Unit& unit) -> Result<void> {
            for (const ProvenanceRow& row : rows)
                store::save_provenance(unit.db(), chain, row);
            return {};
        });
}

asio::awaitable<void> catch_up_document(App& app, DocumentSlug document) {
    for (const Visibility sight : sights) {
        while (true) {
            const auto done =
                co_await catch_up(app, {.document = document, .sight = sight}, store::newest_of_all,
                                  limits::provenance_step_versions);
            if (done) break;
            if (done.error().code != Errc::busy) {
                runtime::channel("provenance")
                    ->warn("event=postponed document={} why={}", document.value,
                           runtime::log_value(done.error().message));
                break;
            }
            app.provenances.wake();  // the rest of it, after the others' turn
            co_await app.provenances.quiet_after_commit();
        }
    }
}

}  // namespace

asio::awaitable<Result<void>> catch_up(App& app, Chain chain, VersionNumber until,
                                       std::size_t most) {
    const auto turn = co_await app.provenances.turn(chain);
    for (std::size_t done = 0;;) {
        CO_TRY(auto gap,
               co_await app.readers.run<Gap>([chain, until](store::Connection& db) -> Result<Gap> {
                   return gap_of(db, chain, until);
               }));
        if (gap.links.empty()) co_return Result<void>{};
        if (done >= most) {
            co_return fail(Errc::busy,
                           "which version brought which words is being worked out: ask again in "
                           "a while");
        }
        done += gap.links.size();
        CO_TRY(auto rows, co_await rows_of(app, std::move(gap)));
        CO_TRY(co_await save(app, chain, std::move(rows)));
    }
}

// The first round looks at every text there is: rows may be missing since an upgrade.
asio::awaitable<void> keep_provenance(App& app) {
    Seq next{0};
    app.provenances.wake();
    while (true) {
        co_await app.provenances.quiet_after_commit();
        const auto changed = co_await app.readers.run<store::ChangedTexts>(
            [next](store::Connection& db) -> Result<store::ChangedTexts> {
                return store::texts_changed_since(db, next);
            });
        if (!changed) continue;
        for (const DocumentSlug& document : changed->documents)
            co_await catch_up_document(app, document);
        next = changed->next;
    }
}

asio::awaitable<Result<WordingPointer>> read_wording(App& app, Chain chain, ChainLink link) {
    if (auto known = app.provenances.find(chain, link.version)) co_return known;
    const auto find = [chain, version = link.version](store::Connection& db) {
        return Result<std::optional<ProvenanceRow>>{store::find_provenance(db, chain, version)};
    };
    CO_TRY(auto row, co_await app.readers.run<std::optional<ProvenanceRow>>(find));
    if (!row) {
        CO_TRY(co_await catch_up(app, chain, link.version, limits::provenance_catch_up_max));
        CO_TRY(row, co_await app.readers.run<std::optional<ProvenanceRow>>(find));
    }
    if (!row || row->link != link) {
        co_return fail(Errc::tampered,
                       fmt::format("what is kept about version {} is about another text: run "
                                   "saksgang rebuild",
                                   link.version.value));
    }
    if (!row->origins) {
        co_return fail(Errc::body_too_large,
                       "the text has too many paragraphs to be followed word by word");
    }
    CO_TRY(auto text, co_await app.texts.read(link.blob));
    CO_TRY(auto made, co_await app.cpu.run<Wording>([row, text]() -> Result<Wording> {
        TRY(auto known, known_wording(*row, text));
        TRY(auto paragraphs, repo::paragraphs_of(*text));
        return Wording{.text = text,
                       .paragraphs = std::move(paragraphs),
                       .provenance = std::move(known.provenance)};
    }));
    auto wording = std::make_shared<const Wording>(std::move(made));
    app.provenances.put(chain, wording);
    co_return wording;
}

}  // namespace saksgang::app
