// SPDX-License-Identifier: EUPL-1.2
// A paragraph's way back through the versions: each row says since when it is as it is, and which
// paragraph it was before, so that only the versions that changed it are looked at.
#include <fmt/format.h>

#include <algorithm>

#include "daemon/app/decisions_about.hpp"
#include "daemon/app/read_provenance.hpp"
#include "daemon/store/aggregates.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

using store::Chain;
using workflows::Version;

using Place = ParagraphHistory::Place;

struct WordingStep {
    Version version;
    int paragraph = 0;
    bool came = false;  // there is nothing before it
    bool moved = false;
};

// Steps, newest first, as far as rows are there.
struct Way {
    std::vector<WordingStep> steps;
    std::optional<Place> earlier;
    std::optional<VersionNumber> missing;  // a row that must be made first
};

// What a row says about one paragraph of its version.
struct Told {
    Version version;
    std::optional<VersionNumber> previous;
    repo::ParagraphOrigin paragraph;
};

Result<std::optional<Told>> tell(store::Connection& db, const Chain& chain, Place place) {
    const auto row = store::find_provenance(db, chain, place.version);
    if (!row || !row->origins) return std::nullopt;
    TRY(auto version, store::get_version(db, chain.document, place.version));
    TRY(const auto provenance,
        repo::decode_provenance(*row->origins, static_cast<std::size_t>(version.text_bytes)));
    const auto index = static_cast<std::size_t>(place.paragraph) - 1;
    if (place.paragraph < 1 || index >= provenance.paragraphs.size()) {
        return fail(Errc::tampered,
                    fmt::format("version {} has no paragraph {}: run saksgang rebuild",
                                place.version.value, place.paragraph));
    }
    return Told{.version = std::move(version),
                .previous = row->previous,
                .paragraph = provenance.paragraphs[index]};
}

// One step more. Numbers of versions fall from step to step, or rows could lead in circles.
Result<bool> step_back(store::Connection& db, const Chain& chain, Way& way, Place& place) {
    TRY(const auto present, tell(db, chain, place));
    if (!present) {
        way.missing = place.version;
        return false;
    }
    const Place then{.version = present->paragraph.since, .paragraph = present->paragraph.number};
    TRY(auto told, tell(db, chain, then));
    if (!told) {
        way.missing = then.version;
        return false;
    }
    const bool came = told->paragraph.since != then.version || told->paragraph.before == 0 ||
                      !told->previous || *told->previous >= then.version;
    way.steps.push_back({.version = std::move(told->version),
                         .paragraph = then.paragraph,
                         .came = came,
                         .moved = told->paragraph.moved});
    if (came) return false;
    place = {.version = *told->previous, .paragraph = told->paragraph.before};
    return true;
}

Result<Way> way_back(store::Connection& db, const Chain& chain, Place place) {
    Way way;
    for (bool more = true; more;) {
        TRY(more, step_back(db, chain, way, place));
        if (!more || way.steps.size() < limits::paragraph_steps_max) continue;
        way.earlier = place;
        return way;
    }
    return way;
}

asio::awaitable<Result<Way>> find_way(App& app, Chain chain, Place place) {
    for (std::size_t tries = 0;; ++tries) {
        CO_TRY(auto way, co_await app.readers.run<Way>([chain, place](store::Connection& db) {
            return way_back(db, chain, place);
        }));
        if (!way.missing) co_return way;
        if (tries == limits::resubmissions_max) {
            co_return fail(Errc::tampered,
                           "a version before this one has no provenance: run "
                           "saksgang rebuild");
        }
        CO_TRY(co_await catch_up(app, chain, *way.missing, limits::provenance_catch_up_max));
    }
}

asio::awaitable<Result<std::string>> paragraph_text(App& app, Version version, int paragraph) {
    CO_TRY(auto text, co_await app.texts.read(version.text.blob));
    co_return co_await app.cpu.run<std::string>([text, paragraph]() -> Result<std::string> {
        TRY(const auto ranges, repo::paragraphs_of(*text));
        const auto place = static_cast<std::size_t>(paragraph) - 1;
        if (place >= ranges.size()) return fail(Errc::tampered, "no such paragraph");
        return std::string{ranges[place].in(*text)};
    });
}

// What each step changed: from the text of the step before it, which stands behind it.
asio::awaitable<Result<void>> compare(App& app, std::vector<ParagraphStep>& steps,
                                      std::optional<std::string> oldest) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool last = i + 1 == steps.size();
        if (last && !oldest) break;
        CO_TRY(steps[i].changes,
               co_await app.cpu.run<repo::TextChanges>(
                   [before = last ? *oldest : steps[i + 1].text, after = steps[i].text] {
                       return repo::text_changes(before, after);
                   }));
    }
    co_return Result<void>{};
}

Result<std::vector<ParagraphStep>> describe(store::Connection& db, const Caller& caller,
                                            const DocumentSlug& document,
                                            const std::vector<WordingStep>& way,
                                            VersionNumber present) {
    const auto decisions = readable_decisions(db, caller, document);
    std::vector<ParagraphStep> steps;
    VersionNumber until = present;
    for (const WordingStep& step : way) {
        const VersionNumber from = step.version.text.version;
        steps.push_back({.version = step.version,
                         .paragraph = step.paragraph,
                         .text = {},
                         .changes = std::nullopt,
                         .moved = step.moved,
                         .name = name_for(db, caller, step.version.saved_by),
                         .decisions = all_about(decisions, from, until)});
        until = VersionNumber{from.value - 1};
    }
    return steps;
}

}  // namespace

repo::ChangeClass class_of(const ParagraphStep& step) {
    const auto least = step.moved ? repo::ChangeClass::structure : repo::ChangeClass::identical;
    return step.changes ? std::max(step.changes->level, least) : repo::ChangeClass::substance;
}

asio::awaitable<Result<ParagraphHistory>> read_paragraph_history(
    App& app, Caller caller, DocumentSlug document, std::optional<VersionNumber> number,
    int paragraph) {
    CO_TRY(auto version, co_await read_version(app, caller, document, number));
    const Chain chain{.document = document, .sight = sight_of(caller)};
    const VersionNumber present = version.text.version;
    CO_TRY(const auto wording,
           co_await read_wording(app, chain, {.version = present, .blob = version.text.blob}));
    CO_TRY(check_paragraph(*wording, paragraph));
    CO_TRY(auto way, co_await find_way(app, chain, {.version = present, .paragraph = paragraph}));
    CO_TRY(auto steps,
           co_await app.readers.run<std::vector<ParagraphStep>>(
               [caller, document, way_steps = way.steps, present](store::Connection& db) {
                   return describe(db, caller, document, way_steps, present);
               }));
    for (ParagraphStep& step : steps) {
        CO_TRY(step.text, co_await paragraph_text(app, step.version, step.paragraph));
    }
    std::optional<std::string> oldest;
    if (way.earlier) {
        CO_TRY(const auto before,
               co_await read_version(app, caller, document, way.earlier->version));
        CO_TRY(oldest, co_await paragraph_text(app, before, way.earlier->paragraph));
    }
    CO_TRY(co_await compare(app, steps, std::move(oldest)));
    co_return ParagraphHistory{.version = std::move(version),
                               .paragraph = paragraph,
                               .steps = std::move(steps),
                               .earlier = way.earlier};
}

}  // namespace saksgang::app
