// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/review_text.hpp"

#include <algorithm>

#include "daemon/app/local_time.hpp"
#include "daemon/app/pinned_definition.hpp"
#include "daemon/app/read_structure.hpp"
#include "daemon/app/text_facts.hpp"
#include "daemon/app/unless_too_large.hpp"
#include "daemon/store/aggregates.hpp"
#include "repo/objects.hpp"
#include "repo/text/safe_html.hpp"
#include "repo/text/section_ids.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/decide.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {
namespace {

using Text = std::shared_ptr<const std::string>;

// As save_text makes it, of objects that are not in git: the rule looks at no more of them.
workflows::SaveVersion command_of(const NewText& wanted, const Text& text) {
    workflows::SaveVersion command;
    command.text.blob = repo::make_object(repo::ObjectType::blob, *text).id;
    command.text.text_sha256 = journal::sha256(*text);
    command.expected_blob = wanted.expected_blob;
    command.text_bytes = static_cast<std::int64_t>(text->size());
    command.message = wanted.message;
    return command;
}

struct Outcome {
    std::optional<workflows::Version> newest;
    std::vector<workflows::StandingChanged> standings;
};

Result<Outcome> try_saving(store::Connection& db, const DocumentSlug& document,
                           const workflows::Definition& definition, const Actor& actor, Instant now,
                           workflows::SaveVersion command) {
    const auto council = store::load_council(db);
    const auto process = store::load_process(db, document);
    if (process.head) command.parent = process.head->text.commit;
    const workflows::Situation situation{.council = council,
                                         .definition = definition,
                                         .process = process,
                                         .actor = actor,
                                         .now = moment(now, council.time_zone)};
    TRY(const auto events, workflows::decide(situation, command));
    Outcome outcome{.newest = process.head, .standings = {}};
    for (const auto& event : events) {
        if (const auto* changed = std::get_if<workflows::StandingChanged>(&event))
            outcome.standings.push_back(*changed);
    }
    return outcome;
}

asio::awaitable<Result<Outcome>> dry_run(App& app, Role role, Caller caller, DocumentSlug document,
                                         workflows::SaveVersion command, Text text) {
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    const Actor actor{.role = role, .pseudonym = caller.pseudonym};
    for (std::size_t tries = 0;; ++tries) {
        CO_TRY(command.facts,
               co_await facts_about(app, caller, document, text, command.text.text_sha256));
        auto outcome =
            co_await app.readers.run<Outcome>([=, now = app.clock.now()](store::Connection& db) {
                return try_saving(db, document, *definition, actor, now, command);
            });
        const bool again = !outcome && outcome.error().code == Errc::facts_needed;
        if (!again || tries == limits::resubmissions_max) co_return outcome;
    }
}

// What is found in the new text, and was not found in the old one.
Result<Findings> new_findings(const Text& text, const repo::Structure& structure,
                              const workflows::TextCheck& rules, Findings known) {
    Findings fresh;
    for (auto& finding : repo::check_text(*text, structure, rules)) {
        const auto before = std::ranges::find_if(known, [&](const repo::Finding& one) {
            return one.flaw == finding.flaw && one.reason == finding.reason;
        });
        if (before == known.end())
            fresh.push_back(std::move(finding));
        else
            known.erase(before);
    }
    return fresh;
}

asio::awaitable<Result<void>> read_as_page(App& app, Caller caller, DocumentSlug document,
                                           TextReview& review) {
    StructurePointer before;
    Findings known;
    if (review.newest) {
        CO_TRY(auto found, unless_too_large(co_await read_findings(app, caller, document,
                                                                   review.newest->text.version)));
        if (found) before = found->structure;
        if (found) known = *found->findings;
    }
    CO_TRY(auto structure, unless_too_large(co_await app.cpu.run<repo::Structure>(
                               [text = review.text, before]() -> Result<repo::Structure> {
                                   TRY(auto read, repo::read_structure(*text));
                                   if (!before) return read;
                                   return repo::carry_ids(*before, std::move(read));
                               })));
    if (!structure) co_return Result<void>{};
    const auto read = std::make_shared<const repo::Structure>(*std::move(structure));
    CO_TRY(const auto definition, co_await pinned_definition(app, document));
    CO_TRY(review.findings,
           co_await app.cpu.run<Findings>([text = review.text, read, definition, known] {
               return new_findings(text, *read, definition->text_check, known);
           }));
    CO_TRY(auto html, unless_too_large(co_await app.cpu.run<std::string>(
                          [text = review.text, read] { return repo::safe_html(*text, *read); })));
    if (!html) co_return Result<void>{};
    review.structure = read;
    review.html = std::make_shared<const std::string>(*std::move(html));
    co_return Result<void>{};
}

}  // namespace

asio::awaitable<Result<TextReview>> review_text(App& app, Caller caller, NewText wanted) {
    CO_TRY(const auto role, auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(check_new_text(wanted));
    TextReview review;
    review.text = std::make_shared<const std::string>(std::move(wanted.text));
    wanted.text.clear();
    CO_TRY(auto command, co_await app.cpu.run<workflows::SaveVersion>(
                             [wanted, text = review.text]() -> Result<workflows::SaveVersion> {
                                 return command_of(wanted, text);
                             }));
    CO_TRY(auto outcome,
           co_await dry_run(app, role, caller, wanted.document, std::move(command), review.text));
    review.newest = std::move(outcome.newest);
    review.standings = std::move(outcome.standings);
    Text before = std::make_shared<const std::string>();
    if (review.newest) {
        CO_TRY(before, co_await app.texts.read(review.newest->text.blob));
    }
    CO_TRY(auto changes, co_await app.cpu.run<repo::TextChanges>([before, text = review.text] {
        return repo::text_changes(*before, *text);
    }));
    review.changes = std::make_shared<const repo::TextChanges>(std::move(changes));
    CO_TRY(co_await read_as_page(app, std::move(caller), wanted.document, review));
    co_return review;
}

}  // namespace saksgang::app
