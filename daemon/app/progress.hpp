// SPDX-License-Identifier: EUPL-1.2
// From a rule's events to what is stored: load → decide → apply → save, with the journal entries,
// the notices and the ref changes, all in the job's savepoint. Writer thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "daemon/app/command.hpp"
#include "daemon/app/receipt.hpp"
#include "daemon/store/writer.hpp"
#include "workflows/decide.hpp"

namespace saksgang::app {

using DefinitionPointer = std::shared_ptr<const workflows::Definition>;

// What a rule is asked: the situation, and the unit for looking up a version.
using Rule =
    std::move_only_function<Result<workflows::Events>(const workflows::Situation&, store::Unit&)>;

// One step of a process.
struct Step {
    DocumentSlug document;
    DefinitionPointer definition;  // of the pinned blob
    Rule rule;
    std::optional<LocalDate> effective_on = {};     // registered afterwards; else now
    std::optional<Oid> tag_object = {};             // staged, for a release
    std::optional<VersionNumber> merged_with = {};  // for the receipt of a text joined with it
};

// Errc::not_found when the document is unknown; the rule's own refusals.
Result<Receipt> take_step(store::Unit& unit, const Actor& actor, const std::string& public_url,
                          Step step);

// The same as a command of its own: authorised, idempotent.
asio::awaitable<Result<Receipt>> run_step(App& app, Caller caller, auth::Action action, Step step);

// The entry that says some free text is gone. It changes no aggregate but, of a document, its end.
Result<Receipt> record_erasure(store::Unit& unit, const Actor& actor,
                               const std::optional<DocumentSlug>& document,
                               const workflows::ContentErased& event);

// A step of the council itself.
using CouncilRule = std::move_only_function<Result<workflows::Events>(const workflows::Council&)>;
Result<Receipt> take_council_step(store::Unit& unit, const Actor& actor, CouncilRule rule);

// A document's first step, with its first text where there is one. Errc::already_exists.
struct Beginning {
    DefinitionPointer definition;
    workflows::InstalledWorkflow installed;
    workflows::CreateDocument command;
    std::optional<workflows::SaveVersion> first_text;
};
Result<Receipt> begin_document(store::Unit& unit, const Actor& actor, const std::string& public_url,
                               const Beginning& beginning);

}  // namespace saksgang::app
