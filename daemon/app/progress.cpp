// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/progress.hpp"

#include <fmt/format.h>

#include "daemon/app/local_time.hpp"
#include "daemon/app/notify.hpp"
#include "workflows/apply.hpp"

namespace saksgang::app {
namespace {

using workflows::Council;
using workflows::Event;
using workflows::Events;
using workflows::Process;

Receipt empty_receipt(store::Unit& unit) {
    const Seq next = unit.next_seq();
    return {.command_id = unit.command_id(),
            .first_seq = next,
            .last_seq = Seq{next.value - 1},
            .recorded_at = unit.now()};
}

// The numbers that the events gave out, for the caller.
void note_numbers(Receipt& receipt, const Event& event) {
    if (const auto* saved = std::get_if<workflows::VersionSaved>(&event)) {
        receipt.version = saved->text.version;
        receipt.blob = saved->text.blob;
    }
    if (const auto* released = std::get_if<workflows::VersionReleased>(&event)) {
        receipt.version = released->text.version;
        receipt.blob = released->text.blob;
    }
    if (const auto* recorded = std::get_if<workflows::DecisionRecorded>(&event)) {
        receipt.decision = recorded->decision;
    }
    if (const auto* received = std::get_if<workflows::ResponseReceived>(&event)) {
        receipt.response = received->response;
    }
}

// Appends each event to the journal and hands it on, sealed and framed.
template <class Each>
Result<Receipt> append_each(store::Unit& unit, const Actor& actor, const std::string& subject,
                            Instant effective_at, const Events& events, Each each) {
    Receipt receipt = empty_receipt(unit);
    for (const Event& event : events) {
        TRY(auto appended, unit.append(event, actor, subject, effective_at));
        const workflows::EntryFrame frame{.seq = appended.seq,
                                          .recorded_at = unit.now(),
                                          .effective_at = effective_at,
                                          .actor = actor};
        note_numbers(receipt, appended.event);
        receipt.last_seq = appended.seq;
        each(frame, appended.event);
    }
    return receipt;
}

// The head, its tag and nothing else moves with an event: what git must show afterwards.
void intend_refs(store::Unit& unit, const DocumentSlug& document, const Event& event,
                 const std::optional<Oid>& tag_object) {
    if (const auto* saved = std::get_if<workflows::VersionSaved>(&event)) {
        unit.intend({.name = repo::branch_of(document),
                     .before = saved->parent,
                     .after = saved->text.commit});
    }
    if (const auto* released = std::get_if<workflows::VersionReleased>(&event);
        released && tag_object) {
        unit.intend({.name = repo::tag_of(document, released->text.version),
                     .before = std::nullopt,
                     .after = *tag_object});
    }
}

Result<Receipt> advance(store::Unit& unit, const Actor& actor, const std::string& public_url,
                        const Process& before, const DocumentSlug& document, const Events& events,
                        Instant effective_at, const std::optional<Oid>& tag_object) {
    Process after = before;
    auto receipt = append_each(unit, actor, "document/" + document.value, effective_at, events,
                               [&](const workflows::EntryFrame& frame, const Event& event) {
                                   after = workflows::apply(std::move(after), frame, event);
                                   intend_refs(unit, document, event, tag_object);
                                   notify(unit, document, frame, event, public_url);
                               });
    if (!receipt) return receipt;
    unit.save(before, after);
    receipt->document = document;
    if (!receipt->blob && after.head) receipt->blob = after.head->text.blob;
    return receipt;
}

}  // namespace

Result<Receipt> take_step(store::Unit& unit, const Actor& actor, const std::string& public_url,
                          Step step) {
    const Process process = unit.load_process(step.document);
    if (!process.exists()) {
        return fail(Errc::not_found, fmt::format("no document \"{}\"", step.document.value));
    }
    const Council council = unit.load_council();
    const workflows::Situation situation{.council = council,
                                         .definition = *step.definition,
                                         .process = process,
                                         .actor = actor,
                                         .now = moment(unit.now(), council.time_zone)};
    TRY(const auto events, step.rule(situation, unit));
    const Instant effective_at =
        step.effective_on ? effective_instant(unit.now(), *step.effective_on, council.time_zone)
                          : unit.now();
    TRY(auto receipt, advance(unit, actor, public_url, process, step.document, events, effective_at,
                              step.tag_object));
    receipt.merged_with = step.merged_with;
    return receipt;
}

asio::awaitable<Result<Receipt>> run_step(App& app, Caller caller, auth::Action action, Step step) {
    return run_command(app, std::move(caller), action,
                       [step = std::move(step), public_url = app.config.public_url](
                           store::Unit& unit, const Actor& actor) mutable {
                           return take_step(unit, actor, public_url, std::move(step));
                       });
}

Result<Receipt> begin_document(store::Unit& unit, const Actor& actor, const std::string& public_url,
                               const Beginning& beginning) {
    const DocumentSlug& document = beginning.command.document;
    if (unit.load_process(document).exists()) {
        return fail(Errc::already_exists,
                    fmt::format("\"{}\" is taken: choose another name", document.value), "slug");
    }
    const Council council = unit.load_council();
    const Moment now = moment(unit.now(), council.time_zone);
    TRY(const auto created, workflows::decide(council, *beginning.definition, beginning.installed,
                                              beginning.command, now));
    const auto& began_on = beginning.command.effective_on;
    const Instant effective_at =
        began_on ? effective_instant(unit.now(), *began_on, council.time_zone) : unit.now();
    TRY(auto receipt,
        advance(unit, actor, public_url, Process{}, document, created, effective_at, {}));
    if (!beginning.first_text) return receipt;
    const auto first = *beginning.first_text;
    TRY(auto saved,
        take_step(unit, actor, public_url,
                  {.document = document,
                   .definition = beginning.definition,
                   .rule = [&first](const workflows::Situation& situation,
                                    store::Unit&) { return workflows::decide(situation, first); },
                   .effective_on = began_on}));
    saved.first_seq = receipt.first_seq;
    return saved;
}

Result<Receipt> record_erasure(store::Unit& unit, const Actor& actor,
                               const std::optional<DocumentSlug>& document,
                               const workflows::ContentErased& event) {
    if (document) {
        return advance(unit, actor, {}, unit.load_process(*document), *document, {event},
                       unit.now(), std::nullopt);
    }
    return append_each(unit, actor, "council", unit.now(), {event},
                       [](const workflows::EntryFrame&, const Event&) {});
}

Result<Receipt> take_council_step(store::Unit& unit, const Actor& actor, CouncilRule rule) {
    const Council before = unit.load_council();
    TRY(const auto events, rule(before));
    Council after = before;
    auto receipt = append_each(unit, actor, "council", unit.now(), events,
                               [&](const workflows::EntryFrame& frame, const Event& event) {
                                   after = workflows::apply(std::move(after), frame, event);
                               });
    if (!receipt) return receipt;
    unit.save(before, after);
    return receipt;
}

}  // namespace saksgang::app
