// SPDX-License-Identifier: EUPL-1.2
// Reading by id. What an id names never changes, so callers may keep what they get. Bytes that do
// not hash to their name throw.
#include <git2.h>

#include "repo/check.hpp"
#include "repo/impl.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

constexpr std::string_view text_path = "text.md";

Result<CommitHandle> get_commit(git_repository* repository, const Oid& id) {
    CommitHandle commit;
    const git_oid commit_id = to_git(id);
    TRY(check(git_commit_lookup(commit.out(), repository, &commit_id), "read a commit"));
    return commit;
}

// Errc::not_found, also when the path is there but is no file.
Result<Oid> find_file(const git_commit* commit, const std::string& path) {
    TreeHandle tree;
    must(git_commit_tree(tree.out(), commit), "read a commit's tree");
    TreeEntryHandle entry;
    TRY(check(git_tree_entry_bypath(entry.out(), tree.get(), path.c_str()), "find a file"));
    if (git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB) {
        return fail(Errc::not_found, "'" + path + "' is no file");
    }
    return from_git(*git_tree_entry_id(entry.get()));
}

// A tree of ours is one folder deep; what lies deeper than a path may reach is no tree of git's.
void list_into(git_repository* repository, const git_oid& id, const std::string& folder,
               std::vector<Repository::TreeFile>& files) {
    if (folder.size() > limits::git_path_bytes_max) throw GitFailure("list a tree: too deep");
    TreeHandle tree;
    must(git_tree_lookup(tree.out(), repository, &id), "list a tree");
    for (std::size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
        const git_tree_entry* entry = git_tree_entry_byindex(tree.get(), i);
        const git_oid& entry_id = *git_tree_entry_id(entry);
        auto path = folder + git_tree_entry_name(entry);
        if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
            list_into(repository, entry_id, path + "/", files);
        } else {
            files.push_back({.path = std::move(path), .blob = from_git(entry_id)});
        }
    }
}

}  // namespace

Result<std::string> Repository::read_blob(const Oid& blob) const {
    BlobHandle found;
    const git_oid id = to_git(blob);
    TRY(check(git_blob_lookup(found.out(), impl_->get(), &id), "read a blob"));
    return std::string{static_cast<const char*>(git_blob_rawcontent(found.get())),
                       static_cast<std::size_t>(git_blob_rawsize(found.get()))};
}

Result<std::string> Repository::read_text(const Oid& commit) const {
    return read_file(commit, text_path);
}

Result<std::string> Repository::read_file(const Oid& commit, std::string_view path) const {
    TRY(const CommitHandle found, get_commit(impl_->get(), commit));
    TRY(const Oid blob, find_file(found.get(), std::string{path}));
    return read_blob(blob);
}

Result<Repository::CommitInfo> Repository::read_commit(const Oid& commit) const {
    TRY(const CommitHandle found, get_commit(impl_->get(), commit));
    CommitInfo info{.commit = commit,
                    .tree = from_git(*git_commit_tree_id(found.get())),
                    .parents = {},
                    .text_blob = std::nullopt,
                    .author = git_commit_author(found.get())->name,
                    .message = git_commit_message_raw(found.get()),
                    .when = Instant{std::chrono::seconds{git_commit_time(found.get())}}};
    for (unsigned int i = 0; i < git_commit_parentcount(found.get()); ++i) {
        info.parents.push_back(from_git(*git_commit_parent_id(found.get(), i)));
    }
    if (const auto text = find_file(found.get(), std::string{text_path})) info.text_blob = *text;
    return info;
}

Result<std::vector<Repository::TreeFile>> Repository::list_files(const Oid& tree) const {
    TreeHandle found;
    const git_oid id = to_git(tree);
    TRY(check(git_tree_lookup(found.out(), impl_->get(), &id), "read a tree"));
    std::vector<TreeFile> files;
    list_into(impl_->get(), id, {}, files);
    return files;
}

Result<Oid> Repository::peel_tag(const Oid& tag) const {
    ObjectHandle found;
    const git_oid id = to_git(tag);
    TRY(check(git_object_lookup(found.out(), impl_->get(), &id, GIT_OBJECT_TAG), "read a tag"));
    ObjectHandle commit;
    const int rc = git_object_peel(commit.out(), found.get(), GIT_OBJECT_COMMIT);
    if (rc == GIT_EPEEL || rc == GIT_EINVALIDSPEC) {
        return fail(Errc::not_found, "tag " + to_hex(tag) + " names no commit");
    }
    must(rc, "peel a tag");
    return from_git(*git_object_id(commit.get()));
}

}  // namespace saksgang::repo
