// SPDX-License-Identifier: EUPL-1.2
// What entries say of git's objects. Refs are in verify_git_refs.cpp.
#include "daemon/app/verify_git.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/store/journal_table.hpp"
#include "repo/text/structure.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {
namespace {

std::string short_of(const Oid& oid) {
    return to_hex(oid).substr(0, 12);
}

}  // namespace

void GitCheck::find(std::optional<Seq> seq, std::string what) {
    check_.add({.entry = seq, .what = std::move(what), .remedy = remedy::restore_git});
}

void GitCheck::looking(Seq seq, const std::function<void()>& look) {
    try {
        look();
    } catch (const std::runtime_error& failure) {
        find(seq, fmt::format("git cannot show what the entry names: {}", failure.what()));
    }
}

void GitCheck::take(const Recorded& recorded) {
    const Seq seq = recorded.entry.seq;
    const auto& event = recorded.event;
    if (const auto* installed = std::get_if<workflows::WorkflowInstalled>(&event)) {
        return take_definition(seq, *installed);
    }
    const auto document = store::document_of(recorded.entry.subject);
    if (!document) return;
    if (const auto* created = std::get_if<workflows::DocumentCreated>(&event)) {
        take_creation(seq, *created);
    } else if (const auto* saved = std::get_if<workflows::VersionSaved>(&event)) {
        take_version(seq, *document, *saved);
    } else if (const auto* released = std::get_if<workflows::VersionReleased>(&event)) {
        take_release(seq, *document, *released);
    } else if (const auto* decision = std::get_if<workflows::DecisionRecorded>(&event)) {
        take_decision(seq, *document, *decision);
    } else if (const auto* changed = std::get_if<workflows::StageChanged>(&event)) {
        if (changed->text) take_text(seq, *document, *changed->text, "the text that passed");
    } else if (const auto* standing = std::get_if<workflows::StandingChanged>(&event)) {
        if (standing->text) take_text(seq, *document, *standing->text, "the text of that day");
    } else if (const auto* response = std::get_if<workflows::ResponseReceived>(&event)) {
        take_answered(seq, *document, *response);
    }
}

void GitCheck::take_version(Seq seq, const DocumentSlug& document,
                            const workflows::VersionSaved& event) {
    auto& texts = texts_[document];
    const auto before = texts.empty() ? std::nullopt : std::optional{texts.back().text.commit};
    if (event.parent != before) find(seq, "the version does not follow the one before it");
    texts.push_back({.seq = seq, .text = event.text});
    branches_[repo::branch_of(document)] = {
        .seq = seq, .commit = event.text.commit, .document = document};
    ++check_.counted;
    looking(seq, [&] { hold_against_commit(seq, event); });
    looking(seq, [&] { hold_against_bytes(seq, event); });
    looking(seq, [&] { hold_against_tree(seq, event); });
}

void GitCheck::hold_against_commit(Seq seq, const workflows::VersionSaved& event) {
    const auto& text = event.text;
    const auto commit = repository_.read_commit(text.commit);
    if (!commit) return find(seq, fmt::format("commit {} is gone", short_of(text.commit)));
    if (commit->tree != text.tree) find(seq, "the commit's tree is not the entry's");
    if (commit->text_blob != text.blob) find(seq, "the commit's text.md is not the entry's");
    const auto parents = event.parent ? std::vector{*event.parent} : std::vector<Oid>{};
    if (commit->parents != parents) find(seq, "the commit does not follow the version before it");
}

void GitCheck::hold_against_bytes(Seq seq, const workflows::VersionSaved& event) {
    const auto bytes = repository_.read_blob(event.text.blob);
    if (!bytes) return find(seq, fmt::format("text {} is gone", short_of(event.text.blob)));
    if (journal::sha256(*bytes) != event.text.text_sha256) {
        find(seq, "the text is not the one whose SHA-256 the entry holds");
    }
    if (std::cmp_not_equal(bytes->size(), event.text_bytes)) {
        find(seq, fmt::format("the text has {} bytes and the entry says {}", bytes->size(),
                              event.text_bytes));
    }
}

void GitCheck::take_release(Seq seq, const DocumentSlug& document,
                            const workflows::VersionReleased& event) {
    ++check_.counted;
    take_text(seq, document, event.text, "the released text");
    tags_[repo::tag_of(document, event.text.version)] = {.seq = seq, .commit = event.text.commit};
}

void GitCheck::take_definition(Seq seq, const workflows::WorkflowInstalled& event) {
    ++check_.counted;
    definitions_[event.blob] = event.sha256;
    branches_["refs/heads/main"] = {.seq = seq, .commit = event.commit, .document = std::nullopt};
    looking(seq, [&] {
        const auto bytes = repository_.read_blob(event.blob);
        if (!bytes) return find(seq, fmt::format("definition {} is gone", short_of(event.blob)));
        if (journal::sha256(*bytes) != event.sha256) {
            find(seq, "the definition is not the one whose SHA-256 the entry holds");
        }
        const auto path = fmt::format("workflows/{}.toml", event.workflow.value);
        const auto in_commit = repository_.read_file(event.commit, path);
        if (!in_commit || *in_commit != *bytes) {
            find(seq, fmt::format("commit {} does not hold the definition as {}",
                                  short_of(event.commit), path));
        }
    });
}

void GitCheck::take_creation(Seq seq, const workflows::DocumentCreated& event) {
    pinned_[event.document] = event.workflow_blob;
    const auto installed = definitions_.find(event.workflow_blob);
    if (installed != definitions_.end() && installed->second == event.workflow_sha256) return;
    find(seq, "the document is pinned to a workflow definition that was not installed");
}

const GitCheck::SavedText* GitCheck::find_text(const DocumentSlug& document,
                                               VersionNumber version) const {
    const auto texts = texts_.find(document);
    if (texts == texts_.end() || version.value < 1) return nullptr;
    const auto index = static_cast<std::size_t>(version.value - 1);
    return index < texts->second.size() ? &texts->second[index] : nullptr;
}

void GitCheck::take_text(Seq seq, const DocumentSlug& document, const workflows::TextRef& text,
                         std::string_view whose) {
    const SavedText* saved = find_text(document, text.version);
    if (saved != nullptr && saved->text == text) return;
    find(seq, fmt::format("{} is not version {} as it was saved", whose, text.version.value));
}

void GitCheck::take_decision(Seq seq, const DocumentSlug& document,
                             const workflows::DecisionRecorded& event) {
    take_text(seq, document, event.text, "the decision's text");
    if (const auto pinned = pinned_.find(document);
        pinned == pinned_.end() || pinned->second != event.workflow_blob) {
        find(seq, "the decision was not made under the document's workflow definition");
    }
    if (event.sections) looking(seq, [&] { hold_against_text(seq, event); });
}

// By their hashes: what a section is called is a reading of the versions before it.
void GitCheck::hold_against_text(Seq seq, const workflows::DecisionRecorded& event) {
    const auto bytes = repository_.read_blob(event.text.blob);
    if (!bytes) return find(seq, fmt::format("text {} is gone", short_of(event.text.blob)));
    const auto structure = repo::read_structure(*bytes);
    if (!structure) return find(seq, "the decision names sections of a text that has none");
    for (const auto& [section, sha256] : *event.sections) {
        if (std::ranges::find(structure->sections, sha256, &repo::Section::whole_hash) !=
            structure->sections.end())
            continue;
        find(seq, fmt::format("the section {} that was decided on is not in the decision's text",
                              section.value));
    }
}

void GitCheck::take_answered(Seq seq, const DocumentSlug& document,
                             const workflows::ResponseReceived& event) {
    const SavedText* saved = find_text(document, event.version);
    if (saved != nullptr && saved->text.text_sha256 == event.text_sha256) return;
    find(seq, fmt::format("the text that was answered is not version {} as it was saved",
                          event.version.value));
}

}  // namespace saksgang::app
