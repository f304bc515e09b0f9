// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/try_attachments.hpp"

#include <algorithm>

#include "daemon/app/local_time.hpp"
#include "daemon/app/pinned_definition.hpp"
#include "daemon/app/plan_attachments.hpp"
#include "daemon/store/aggregates.hpp"
#include "repo/objects.hpp"
#include "repo/text/file_names.hpp"
#include "workflows/decide.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {
namespace {

using workflows::Attachment;
using workflows::AttachmentKind;
using workflows::NamedAttachment;
using workflows::Situation;

// Where a document stands, and the files beside its text.
struct Present {
    DefinitionPointer definition;
    workflows::Council council;
    workflows::Process process;
    NamedAttachments attachments;
    Actor actor;

    const NamedAttachment* find(std::string_view name) const {
        const auto found = std::ranges::find(attachments, name, &NamedAttachment::name);
        return found == attachments.end() ? nullptr : &*found;
    }
};

asio::awaitable<Result<Present>> read_present(App& app, Caller caller, DocumentSlug document) {
    CO_TRY(const auto role, auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    CO_TRY(auto present,
           co_await app.readers.run<Present>([=](store::Connection& db) -> Result<Present> {
               return Present{.definition = definition,
                              .council = store::load_council(db),
                              .process = store::load_process(db, document),
                              .attachments = {},
                              .actor = {.role = role, .pseudonym = caller.pseudonym}};
           }));
    if (!present.process.head)
        co_return fail(Errc::version_conflict, "there is no text yet: save one first");
    CO_TRY(present.attachments, co_await named_attachments(app, *present.process.head));
    co_return present;
}

// With what the rules of the process say of it.
AttachmentTrial judged(const Present& present, AttachmentTrial trial, Instant now,
                       Result<AttachmentPlan> planned) {
    trial.after = planned ? std::move(planned->after) : present.attachments;
    const Situation situation{.council = present.council,
                              .definition = *present.definition,
                              .process = present.process,
                              .actor = present.actor,
                              .now = moment(now, present.council.time_zone)};
    if (!planned) trial.problems.push_back(std::move(planned).error());
    for (Error& problem : workflows::problems_with(situation, trial.after))
        trial.problems.push_back(std::move(problem));
    if (!trial.problems.empty()) trial.after = present.attachments;
    return trial;
}

// The file as its entry would list it, or as nearly as it can be told.
struct Looked {
    AddedFile added;
    bool is_file = true;
    std::vector<Error> problems;
};

Looked look_at(const std::string& sent, std::shared_ptr<const std::string> bytes) {
    Looked looked{
        .added = {.name = sent, .file = {}, .bytes = bytes, .expected = {}, .message = {}},
        .is_file = true,
        .problems = {}};
    if (auto name = repo::file_name_from(sent)) {
        looked.added.name = *std::move(name);
    } else {
        looked.problems.push_back(std::move(name).error());
    }
    const auto kind = workflows::attachment_kind(looked.added.name, *bytes);
    if (!kind) looked.problems.push_back(kind.error());
    looked.is_file = looked.problems.empty();
    looked.added.file = {.blob = repo::make_object(repo::ObjectType::blob, *bytes).id,
                         .sha256 = journal::sha256(*bytes),
                         .bytes = static_cast<std::int64_t>(bytes->size()),
                         .kind = kind.value_or(AttachmentKind::text)};
    return looked;
}

}  // namespace

asio::awaitable<Result<AttachmentTrial>> try_put_attachment(App& app, Caller caller,
                                                            NewAttachment wanted) {
    CO_TRY(const auto present, co_await read_present(app, std::move(caller), wanted.document));
    const auto bytes = std::make_shared<const std::string>(std::move(wanted.bytes));
    CO_TRY(auto looked,
           co_await app.cpu.run<Looked>(
               [name = wanted.name, bytes]() -> Result<Looked> { return look_at(name, bytes); }));
    looked.added.expected = wanted.expected;
    AttachmentTrial trial{.file = {},
                          .after = {},
                          .replaces = present.find(looked.added.name) != nullptr,
                          .problems = std::move(looked.problems)};
    if (looked.is_file)
        trial.file = NamedAttachment{.name = looked.added.name, .file = looked.added.file};
    const auto language = language_from(present.process.language);
    co_return judged(present, std::move(trial), app.clock.now(),
                     plan_added(present.attachments, looked.added, language));
}

asio::awaitable<Result<AttachmentTrial>> try_remove_attachment(App& app, Caller caller,
                                                               AttachmentRemoval wanted) {
    CO_TRY(const auto present, co_await read_present(app, std::move(caller), wanted.document));
    const auto* file = present.find(wanted.name);
    if (file == nullptr)
        co_return fail(Errc::not_found, "there is no attachment of that name", "name");
    AttachmentTrial trial{.file = *file, .after = {}, .replaces = false, .problems = {}};
    const RemovedFile removed{.name = wanted.name, .expected = wanted.expected, .message = {}};
    const auto language = language_from(present.process.language);
    co_return judged(present, std::move(trial), app.clock.now(),
                     plan_removed(present.attachments, removed, language));
}

}  // namespace saksgang::app
