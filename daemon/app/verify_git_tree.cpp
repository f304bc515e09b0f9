// SPDX-License-Identifier: EUPL-1.2
// What entries say of a version's tree: its text and the attachments listed, whole, and nothing
// else.
#include <fmt/format.h>

#include <map>

#include "daemon/app/attachments.hpp"
#include "daemon/app/verify_git.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {

using workflows::Attachment;

namespace {

constexpr std::string_view text_path = "text.md";

}  // namespace

// An entry lists the files by their bytes, in the order of their names. A name is the tree's to
// say: what a finding calls a file is what git calls it.
void GitCheck::hold_against_tree(Seq seq, const workflows::VersionSaved& event) {
    const auto files = repository_.list_files(event.text.tree);
    if (!files) return find(seq, "the version's tree is gone");
    std::multimap<Oid, Attachment> listed;
    for (const Attachment& one : event.attachments.value_or(workflows::Attachments{}))
        listed.emplace(one.blob, one);
    for (const auto& file : *files) {
        if (file.path == text_path) continue;
        const auto entry = listed.find(file.blob);
        if (entry == listed.end() || !file.path.starts_with(attachments_folder)) {
            find(seq, fmt::format("the version holds {}, which the entry does not list or lists "
                                  "otherwise",
                                  file.path));
            continue;
        }
        hold_attachment(seq, file.path, entry->second);
        listed.erase(entry);
    }
    for (const auto& [blob, one] : listed) {
        find(seq, fmt::format("the version does not hold the attachment {} that the entry lists",
                              to_hex(blob).substr(0, 12)));
    }
}

// Versions share most of their attachments: each file is read once.
void GitCheck::hold_attachment(Seq seq, std::string_view name, const Attachment& attachment) {
    const auto known = attachments_.find(attachment.blob);
    if (known != attachments_.end() && known->second == attachment) return;
    const auto bytes = repository_.read_blob(attachment.blob);
    if (!bytes) return find(seq, fmt::format("{} is gone", name));
    if (journal::sha256(*bytes) != attachment.sha256) {
        return find(seq, fmt::format("{} is not the one whose SHA-256 the entry holds", name));
    }
    if (std::cmp_not_equal(bytes->size(), attachment.bytes)) {
        return find(seq, fmt::format("{} has {} bytes and the entry says {}", name, bytes->size(),
                                     attachment.bytes));
    }
    attachments_.emplace(attachment.blob, attachment);
}

}  // namespace saksgang::app
