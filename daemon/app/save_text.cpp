// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/save_text.hpp"

#include <fmt/format.h>

#include <tuple>

#include "daemon/app/attachments.hpp"
#include "daemon/app/command.hpp"
#include "daemon/app/join_text.hpp"
#include "daemon/app/pinned_definition.hpp"
#include "daemon/app/progress.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/app/text_facts.hpp"
#include "daemon/store/aggregates.hpp"
#include "daemon/store/drafts.hpp"
#include "daemon/store/reading_documents.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::app {
namespace {

using workflows::SaveVersion;
using workflows::Situation;

// What git shows of a saved text: no free text of the journal's, so that it can be erased there.
std::string commit_message(const DocumentSlug& document, const std::string& what) {
    return fmt::format("{}: {}\n", document.value, what);
}

// What a text is saved on top of: the files beside it stay.
struct Parent {
    std::optional<Oid> commit;
    NamedAttachments attachments;
};

asio::awaitable<Result<Parent>> find_parent(App& app, DocumentSlug document) {
    using Head = std::optional<workflows::Version>;
    CO_TRY(auto head,
           co_await app.readers.run<Head>([document](store::Connection& db) -> Result<Head> {
               return store::newest_version(db, document, workflows::Visibility::secretariat);
           }));
    if (!head) co_return Parent{};
    CO_TRY(auto attachments, co_await named_attachments(app, *head));
    co_return Parent{.commit = head->text.commit, .attachments = std::move(attachments)};
}

SaveVersion save_command(const repo::StagedCommit& staged, const NewText& wanted, Parent parent) {
    return {.text = {.version = {},
                     .commit = staged.commit,
                     .tree = staged.tree,
                     .blob = staged.blobs.front(),
                     .text_sha256 = staged.sha256.front()},
            .parent = parent.commit,
            .expected_blob = wanted.expected_blob,
            .text_bytes = static_cast<std::int64_t>(wanted.text.size()),
            .message = wanted.message,
            .facts = {},
            .attachments = std::move(parent.attachments)};
}

repo::StageCommit stage_request(const DocumentSlug& document, const std::string& text,
                                std::optional<Oid> parent, const Actor& author, Instant now) {
    return {.parent = parent,
            .files = {{"text.md", text}},
            .keep_tree = parent.has_value(),
            .author = {.actor = author, .when = now},
            .message = commit_message(document, parent ? "text saved" : "first text")};
}

asio::awaitable<Result<Receipt>> save_on_top(App& app, Caller caller, NewText wanted,
                                             std::optional<VersionNumber> merged_with) {
    CO_TRY(const auto role, auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(check_new_text(wanted));
    CO_TRY(auto definition, co_await pinned_definition(app, wanted.document));
    CO_TRY(auto parent, co_await find_parent(app, wanted.document));
    const Actor author{.role = role, .pseudonym = caller.pseudonym};
    CO_TRY(auto staged, co_await app.git_writer.stage(stage_request(
                            wanted.document, wanted.text, parent.commit, author, app.clock.now())));
    auto command = save_command(staged, wanted, std::move(parent));
    const auto draft_of = wanted.ends_draft ? std::optional{caller.person} : std::nullopt;
    const auto text = std::make_shared<const std::string>(std::move(wanted.text));
    // A decision recorded meanwhile needs another comparison than those that were made.
    for (std::size_t tries = 0;; ++tries) {
        CO_TRY(command.facts,
               co_await facts_about(app, caller, wanted.document, text, command.text.text_sha256));
        Step step{.document = wanted.document,
                  .definition = definition,
                  .rule =
                      [command, draft_of](const Situation& situation, store::Unit& unit) {
                          if (draft_of)
                              store::remove_draft(unit.db(), *draft_of, situation.process.document);
                          return workflows::decide(situation, command);
                      },
                  .merged_with = merged_with};
        auto receipt = co_await run_step(app, caller, auth::Action::save_text, std::move(step));
        const bool again = !receipt && receipt.error().code == Errc::facts_needed;
        if (!again || tries == limits::resubmissions_max) co_return receipt;
    }
}

}  // namespace

Result<void> check_new_text(const NewText& wanted) {
    const auto& [text, message] = std::tie(wanted.text, wanted.message);
    if (text.empty()) return fail(Errc::invalid_input, "a text cannot be empty", "text");
    if (text.size() > limits::text_bytes_max) {
        return fail(Errc::body_too_large,
                    fmt::format("a text is at most {} bytes", limits::text_bytes_max), "text");
    }
    if (!journal::is_utf8(text)) return fail(Errc::invalid_utf8, "the text is not UTF-8", "text");
    if (text.find('\0') != std::string::npos) {
        return fail(Errc::invalid_input, "a text cannot hold NUL characters", "text");
    }
    if (message.size() > limits::note_bytes_max) {
        return fail(Errc::invalid_input, fmt::format("at most {} bytes", limits::note_bytes_max),
                    "message");
    }
    return {};
}

asio::awaitable<Result<Receipt>> create_document(App& app, Caller caller, NewDocument wanted) {
    CO_TRY(const auto role, auth::acting_role(caller.roles, auth::Action::create_document));
    CO_TRY(const auto installed, co_await app.readers.run<workflows::InstalledWorkflow>(
                                     [slug = wanted.document.workflow](store::Connection& db) {
                                         return store::get_installed_workflow(db, slug);
                                     }));
    CO_TRY(auto definition, co_await app.texts.definition(installed.blob));
    std::optional<SaveVersion> first;
    if (wanted.text) {
        CO_TRY(check_new_text({.document = wanted.document.document,
                               .text = *wanted.text,
                               .message = wanted.message,
                               .expected_blob = std::nullopt}));
        const Actor author{.role = role, .pseudonym = caller.pseudonym};
        CO_TRY(auto staged,
               co_await app.git_writer.stage(stage_request(wanted.document.document, *wanted.text,
                                                           std::nullopt, author, app.clock.now())));
        first = save_command(staged,
                             {.document = wanted.document.document,
                              .text = *std::move(wanted.text),
                              .message = wanted.message,
                              .expected_blob = std::nullopt},
                             Parent{});
    }
    co_return co_await run_command(
        app, std::move(caller), auth::Action::create_document,
        [definition, installed, command = std::move(wanted.document), first = std::move(first),
         public_url = app.config.public_url](store::Unit& unit, const Actor& actor) {
            return begin_document(unit, actor, public_url,
                                  {.definition = definition,
                                   .installed = installed,
                                   .command = command,
                                   .first_text = first});
        });
}

asio::awaitable<Result<Receipt>> save_text(App& app, Caller caller, NewText wanted) {
    auto receipt = co_await save_on_top(app, caller, wanted, std::nullopt);
    if (!wanted.merge) co_return receipt;
    const auto mine = std::make_shared<const std::string>(wanted.text);
    // Somebody may save again while this is joined with what they saved before.
    for (std::size_t tries = 0; tries < limits::resubmissions_max; ++tries) {
        const bool conflict = !receipt && receipt.error().code == Errc::version_conflict;
        if (!conflict) co_return receipt;
        CO_TRY(const auto joined,
               co_await join_text(
                   app, caller,
                   {.document = wanted.document, .base = wanted.expected_blob, .text = mine}));
        if (!joined.merge.clean()) co_return fail(conflict_in(joined));
        NewText both = wanted;
        both.text = repo::joined_text(joined.merge);
        both.expected_blob = joined.newest.text.blob;
        receipt = co_await save_on_top(app, caller, std::move(both), joined.newest.text.version);
    }
    co_return receipt;
}

std::string restored_message(VersionNumber version, Language language) {
    return say(language, {.key = "page.restored_message",
                          .arguments = {{"version", std::to_string(version.value)}}});
}

asio::awaitable<Result<Receipt>> restore_version(App& app, Caller caller, Restoration wanted) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(const auto earlier,
           co_await read_version_text(app, caller, wanted.document, wanted.version));
    if (wanted.message.empty()) {
        CO_TRY(const auto language,
               co_await app.readers.run<std::string>(
                   [document = wanted.document](store::Connection& db) -> Result<std::string> {
                       return store::load_process(db, document).language;
                   }));
        wanted.message = restored_message(wanted.version, language_from(language));
    }
    co_return co_await save_text(app, std::move(caller),
                                 {.document = wanted.document,
                                  .text = *earlier.text,
                                  .message = std::move(wanted.message),
                                  .expected_blob = wanted.expected_blob,
                                  .ends_draft = wanted.ends_draft});
}

asio::awaitable<Result<Receipt>> release_version(App& app, Caller caller, NewRelease wanted) {
    CO_TRY(const auto role, auth::acting_role(caller.roles, auth::Action::release_version));
    CO_TRY(auto definition, co_await pinned_definition(app, wanted.document));
    CO_TRY(const auto version,
           co_await app.readers.run<workflows::Version>(
               [document = wanted.document, number = wanted.version](store::Connection& db) {
                   return store::get_version(db, document, number);
               }));
    const auto tag = repo::tag_of(wanted.document, wanted.version);
    CO_TRY(const auto tag_object,
           co_await app.git_writer.stage_tag(
               {.target = version.text.commit,
                .name = tag.substr(std::string_view{"refs/tags/"}.size()),
                .tagger = {.actor = {.role = role, .pseudonym = caller.pseudonym},
                           .when = app.clock.now()},
                .message = wanted.name + "\n"}));
    Step step{.document = wanted.document,
              .definition = std::move(definition),
              .rule =
                  [wanted, tag](const Situation& situation, store::Unit&) {
                      return workflows::decide(
                          situation, workflows::ReleaseVersion{.version = wanted.version,
                                                               .name = wanted.name,
                                                               .tag = tag,
                                                               .visibility = wanted.visibility,
                                                               .statute = wanted.statute});
                  },
              .tag_object = tag_object};
    co_return co_await run_step(app, std::move(caller), auth::Action::release_version,
                                std::move(step));
}

}  // namespace saksgang::app
