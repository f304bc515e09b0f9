// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/attachments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "daemon/app/pinned_definition.hpp"
#include "daemon/app/plan_attachments.hpp"
#include "daemon/app/progress.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/store/aggregates.hpp"
#include "daemon/store/reading_documents.hpp"
#include "repo/text/file_names.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {
namespace {

using workflows::Attachment;
using workflows::NamedAttachment;
using workflows::SaveVersion;
using workflows::Situation;

// Each name of the tree, with what the entry says of it: both are in the order of the names.
Result<NamedAttachments> joined(const workflows::Version& version,
                                const std::vector<repo::Repository::TreeFile>& files) {
    NamedAttachments named;
    for (const auto& file : files) {
        if (!file.path.starts_with(attachments_folder)) continue;
        const std::size_t at = named.size();
        if (at == version.attachments.size() || version.attachments[at].blob != file.blob) break;
        named.push_back(
            {.name = file.path.substr(attachments_folder.size()), .file = version.attachments[at]});
    }
    if (named.size() == version.attachments.size()) return named;
    return fail(Errc::tampered,
                fmt::format("the tree {} does not hold the attachments of its entry",
                            to_hex(version.text.tree)));
}

struct DocumentHead {
    workflows::Version version;
    Language language = Language::nb;
};

asio::awaitable<Result<DocumentHead>> read_head(App& app, DocumentSlug document) {
    return app.readers.run<DocumentHead>([document](store::Connection& db) -> Result<DocumentHead> {
        auto process = store::load_process(db, document);
        if (process.head) return DocumentHead{*process.head, language_from(process.language)};
        return fail(Errc::version_conflict, "there is no text yet: save one first");
    });
}

// The same text, with what the plan makes of the files beside it; or why there is none.
asio::awaitable<Result<SaveVersion>> stage(App& app, Actor author, DocumentSlug document,
                                           workflows::TextRef text, std::int64_t text_bytes,
                                           Result<AttachmentPlan> planned) {
    CO_TRY(AttachmentPlan plan, std::move(planned));
    repo::StageCommit request{.parent = text.commit,
                              .files = {},
                              .keep_tree = true,
                              .removed = {},
                              .author = {.actor = author, .when = app.clock.now()},
                              .message = fmt::format("{}: attachments changed\n", document.value)};
    const auto path = std::string{attachments_folder} + plan.name;
    if (plan.bytes)
        request.files.emplace_back(path, *plan.bytes);
    else
        request.removed.push_back(path);
    CO_TRY(const auto staged, co_await app.git_writer.stage(std::move(request)));
    if (plan.bytes) plan.after[plan.place].file.blob = staged.blobs.front();
    co_return SaveVersion{.text = {.version = {},
                                   .commit = staged.commit,
                                   .tree = staged.tree,
                                   .blob = text.blob,
                                   .text_sha256 = text.text_sha256},
                          .parent = text.commit,
                          .expected_blob = text.blob,
                          .text_bytes = text_bytes,
                          .message = std::move(plan.message),
                          .facts = {},
                          .attachments = std::move(plan.after)};
}

// Refusals wait for the writer too: a command that was done already answers as it did then.
Step step_for(const DocumentSlug& document, DefinitionPointer definition, Oid parent,
              Result<SaveVersion> command) {
    return {.document = document,
            .definition = std::move(definition),
            .rule = [parent, command = std::move(command)](
                        const Situation& situation, store::Unit&) -> Result<workflows::Events> {
                const auto& head = situation.process.head;
                if (!head || head->text.commit != parent) {
                    return fail(Errc::facts_needed, "a version was saved meanwhile: try again");
                }
                if (!command) return fail(command.error());
                return workflows::decide(situation, *command);
            }};
}

using Planner = std::function<Result<AttachmentPlan>(const NamedAttachments&, Language)>;

// Somebody may save a version between our reading and our writing: then it is planned anew.
asio::awaitable<Result<Receipt>> change(App& app, Caller caller, DocumentSlug document,
                                        Planner planner) {
    CO_TRY(const auto role, auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    const Actor author{.role = role, .pseudonym = caller.pseudonym};
    for (std::size_t tries = 0;; ++tries) {
        CO_TRY(const auto head, co_await read_head(app, document));
        CO_TRY(const auto present, co_await named_attachments(app, head.version));
        auto command = co_await stage(app, author, document, head.version.text,
                                      head.version.text_bytes, planner(present, head.language));
        auto step = step_for(document, definition, head.version.text.commit, std::move(command));
        auto receipt = co_await run_step(app, caller, auth::Action::save_text, std::move(step));
        const bool again = !receipt && receipt.error().code == Errc::facts_needed;
        if (!again || tries == limits::resubmissions_max) co_return receipt;
    }
}

}  // namespace

asio::awaitable<Result<NamedAttachments>> named_attachments(App& app, workflows::Version version) {
    if (version.attachments.empty()) co_return NamedAttachments{};
    CO_TRY(const auto files, co_await app.texts.files(version.text.tree));
    co_return joined(version, *files);
}

asio::awaitable<Result<VersionAttachments>> read_attachments(App& app, Caller caller,
                                                             DocumentSlug document,
                                                             std::optional<VersionNumber> number) {
    CO_TRY(auto version,
           co_await read_version(app, std::move(caller), std::move(document), number));
    CO_TRY(auto named, co_await named_attachments(app, version));
    co_return VersionAttachments{.version = std::move(version), .attachments = std::move(named)};
}

asio::awaitable<Result<AttachmentBytes>> read_attachment(App& app, Caller caller,
                                                         DocumentSlug document,
                                                         VersionNumber number, std::string name) {
    CO_TRY(const auto found,
           co_await read_attachments(app, std::move(caller), std::move(document), number));
    const auto one = std::ranges::find(found.attachments, name, &NamedAttachment::name);
    if (one == found.attachments.end()) {
        co_return fail(Errc::not_found,
                       fmt::format("version {} has no attachment of that name: list them to see "
                                   "which there are",
                                   number.value),
                       "name");
    }
    CO_TRY(auto bytes, co_await app.texts.read(one->file.blob));
    co_return AttachmentBytes{.attachment = *one, .bytes = std::move(bytes)};
}

asio::awaitable<Result<Receipt>> put_attachment(App& app, Caller caller, NewAttachment wanted) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(const auto name, repo::file_name_from(wanted.name));
    const auto bytes = std::make_shared<const std::string>(std::move(wanted.bytes));
    CO_TRY(const auto file, co_await app.cpu.run<Attachment>([name, bytes]() -> Result<Attachment> {
        TRY(const auto kind, workflows::attachment_kind(name, *bytes));
        return Attachment{.blob = {},
                          .sha256 = journal::sha256(*bytes),
                          .bytes = static_cast<std::int64_t>(bytes->size()),
                          .kind = kind};
    }));
    AddedFile added{.name = name,
                    .file = file,
                    .bytes = bytes,
                    .expected = wanted.expected,
                    .message = std::move(wanted.message)};
    co_return co_await change(app, std::move(caller), std::move(wanted.document),
                              [added](const NamedAttachments& present, Language language) {
                                  return plan_added(present, added, language);
                              });
}

asio::awaitable<Result<Receipt>> remove_attachment(App& app, Caller caller,
                                                   AttachmentRemoval wanted) {
    RemovedFile removed{.name = std::move(wanted.name),
                        .expected = wanted.expected,
                        .message = std::move(wanted.message)};
    co_return co_await change(app, std::move(caller), std::move(wanted.document),
                              [removed](const NamedAttachments& present, Language language) {
                                  return plan_removed(present, removed, language);
                              });
}

}  // namespace saksgang::app
