// SPDX-License-Identifier: EUPL-1.2
// The text is saved, and released under a name. A new text silently keeps no decision and drops
// none: each one whose text was changed is carried over, or lapses, by an event of its own. Always
// measured from the very text that was decided on, so that many small changes never add up to a
// large one unseen. Pure; any thread. Knows hashes, never the words.
#include <fmt/format.h>

#include <utility>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/decide.hpp"
#include "workflows/decide_checks.hpp"
#include "workflows/decide_scope.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

// Today's text is not the one the caller had before them: who saved it, and when.
std::unexpected<Error> conflict_with(const Version& head) {
    const auto role = to_string(head.saved_by.role);
    return refuse(
        Errc::version_conflict,
        fmt::format("version {} was saved by {} at {}: read it, and change that text instead",
                    head.text.version.value, role, format_instant(head.saved_at)),
        {.kind = "saved_by",
         .phrase = Sentence(fmt::format("reason.saved_by_{}", role))
                       .with("version", head.text.version.value)
                       .with("role", std::string{role})
                       .with("at", head.saved_at),
         .who = {std::string{role}},
         .by = std::nullopt});
}

Result<void> check_text_is_open(const Situation& situation) {
    const Stage& stage = stage_of(situation, situation.process.stage);
    if (stage.text == StageText::open) return {};
    return refuse(
        Errc::text_locked,
        fmt::format("the text is locked in the stage '{}': change stage first", stage.slug.value),
        {.kind = "text_locked",
         .phrase = Sentence("reason.text_locked").with("stage", stage.title),
         .who = {secretariat()},
         .by = std::nullopt});
}

Result<void> check_follows_head(const std::optional<Version>& head, const SaveVersion& command) {
    if (!head) {
        if (!command.parent && !command.expected_blob) return {};
        return fail(Errc::version_conflict,
                    "there is no text yet: send the first without If-Match");
    }
    if (command.expected_blob != head->text.blob) return conflict_with(*head);
    if (command.parent != head->text.commit) return conflict_with(*head);
    return {};
}

Attachments files_of(const std::vector<NamedAttachment>& attachments) {
    Attachments files;
    for (const NamedAttachment& one : attachments)
        files.push_back(one.file);
    return files;
}

std::string names_of(const std::vector<NamedAttachment>& attachments) {
    std::string names;
    for (const NamedAttachment& one : attachments)
        names += one.name + "\n";
    return names;
}

// Each has been looked at by itself already (attachment_kind.hpp).
Result<void> check_attachments(const std::vector<NamedAttachment>& attachments) {
    if (attachments.size() > limits::attachments_max) {
        return unfit("file",
                     fmt::format("a version has at most {} attachments: remove one first",
                                 limits::attachments_max),
                     {.key = "field.attachments_many",
                      .arguments = {{"max", std::to_string(limits::attachments_max)}}});
    }
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        if (i > 0) ASSERT(attachments[i - 1].name < attachments[i].name);
        bytes += attachments[i].file.bytes;
    }
    if (std::cmp_less_equal(bytes, limits::attachments_bytes_max)) return {};
    const auto most = limits::attachments_bytes_max / (1024 * 1024);
    return unfit(
        "file",
        fmt::format("a version's attachments are at most {} MiB together: remove one first", most),
        {.key = "field.attachments_large", .arguments = {{"max", std::to_string(most)}}});
}

Result<void> check_is_new(const std::optional<Version>& head, const SaveVersion& command) {
    if (!head || head->text.text_sha256 != command.text.text_sha256) return {};
    if (head->attachments != files_of(command.attachments)) return {};
    return refuse(
        Errc::text_unchanged,
        fmt::format("version {} is this very text: there is nothing to save",
                    head->text.version.value),
        {.kind = "text_unchanged",
         .phrase = Sentence("reason.text_unchanged").with("version", head->text.version.value),
         .who = {},
         .by = std::nullopt});
}

bool stands(const Decision& decision) {
    return decision.standing == Standing::valid || decision.standing == Standing::carried;
}

// Whether the text was changed elsewhere only: then nothing has happened to the decision.
Result<bool> is_untouched(const Decision& decision, const Version& head, const TextRef& text,
                          const TextFacts& facts) {
    if (decision.sections.empty()) return false;
    TRY(const auto since,
        change_of({.text_sha256 = head.text.text_sha256, .sections = decision.sections},
                  text.text_sha256, facts));
    return since.change == ChangeClass::identical;
}

Result<StandingChanged> measure(const Decision& decision, const TextRef& text,
                                const TextFacts& facts) {
    TRY(const auto found,
        change_of({.text_sha256 = decision.text.text_sha256, .sections = decision.sections},
                  text.text_sha256, facts));
    return StandingChanged{.decision = decision.number,
                           .body = decision.body,
                           .kind = decision.kind,
                           .from = decision.standing,
                           .to = carries_over(found.change) ? Standing::carried : Standing::lapsed,
                           .cause = StandingCause::text_changed,
                           .text = text,
                           .change = found.change,
                           .reason = {},
                           .sections = found.sections};
}

}  // namespace

Result<Events> decide(const Situation& situation, const SaveVersion& command) {
    const auto& head = situation.process.head;
    TRY(check_text_is_open(situation));
    TRY(check_follows_head(head, command));
    TRY(check_is_new(head, command));
    TRY(check_words(command.message, limits::note_bytes_max, "message"));
    if (command.text_bytes > static_cast<std::int64_t>(limits::text_bytes_max)) {
        return fail(Errc::body_too_large,
                    fmt::format("the text may be {} bytes", limits::text_bytes_max), "text");
    }

    TRY(check_attachments(command.attachments));

    TextRef text = command.text;
    text.version = {head ? head->text.version.value + 1 : 1};
    VersionSaved saved{.text = text,
                       .parent = command.parent,
                       .text_bytes = command.text_bytes,
                       .message = Committed::of(command.message)};
    if (!command.attachments.empty()) {
        saved.attachments = files_of(command.attachments);
        saved.attachment_names = Committed::of(names_of(command.attachments));
    }
    Events events{std::move(saved)};
    // Attachments alone were changed: no decision's text was.
    if (head && head->text.text_sha256 == text.text_sha256) return events;
    for (const Decision& decision : situation.process.decisions) {
        if (!stands(decision)) continue;
        TRY(const bool untouched, is_untouched(decision, *head, text, command.facts));
        if (untouched) continue;
        TRY(auto measured, measure(decision, text, command.facts));
        events.push_back(std::move(measured));
    }
    return events;
}

std::vector<Error> problems_with(const Situation& situation,
                                 const std::vector<NamedAttachment>& attachments) {
    std::vector<Error> problems;
    for (auto checked : {check_text_is_open(situation), check_attachments(attachments)}) {
        if (!checked) problems.push_back(std::move(checked).error());
    }
    return problems;
}

Result<Events> decide(const Situation& situation, const ReleaseVersion& command) {
    const auto& head = situation.process.head;
    if (!head) return fail(Errc::version_conflict, "there is no text yet: save one first");
    if (head->text.version != command.version) return conflict_with(*head);
    if (head->released_at) {
        return refuse(Errc::already_exists,
                      fmt::format("version {} was released as '{}': change the text to release "
                                  "another",
                                  head->text.version.value, head->name),
                      {.kind = "already_released",
                       .phrase = Sentence("reason.already_released")
                                     .with("version", head->text.version.value)
                                     .with("name", head->name),
                       .who = {},
                       .by = std::nullopt});
    }
    TRY(check_line(command.name, limits::name_bytes_max, "name"));
    if (command.visibility == Visibility::secretariat) {
        return fail(Errc::invalid_input,
                    "a release is for others than the secretariat: recipients, public or withheld",
                    "visibility");
    }
    TRY(check_visibility(command.visibility, command.statute));
    return Events{VersionReleased{.text = head->text,
                                  .name = command.name,
                                  .tag = command.tag,
                                  .visibility = command.visibility,
                                  .statute = command.statute}};
}

}  // namespace saksgang::workflows
