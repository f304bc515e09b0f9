// SPDX-License-Identifier: EUPL-1.2
// What a Repository keeps: shared by the sources behind repository.hpp, seen by nobody else.
#pragma once

#include <git2.h>

#include <filesystem>

#include "repo/database.hpp"
#include "repo/handle.hpp"
#include "repo/object_files.hpp"
#include "repo/recent_commits.hpp"
#include "repo/repository.hpp"

namespace saksgang::repo {

using CommitHandle = Handle<git_commit, git_commit_free>;
using TreeHandle = Handle<git_tree, git_tree_free>;
using TreeEntryHandle = Handle<git_tree_entry, git_tree_entry_free>;
using BlobHandle = Handle<git_blob, git_blob_free>;
using ObjectHandle = Handle<git_object, git_object_free>;
using ReferenceHandle = Handle<git_reference, git_reference_free>;

struct Repository::Impl {
    Impl(std::filesystem::path folder, RepositoryHandle opened)
        : path(std::move(folder)), handle(std::move(opened)), object_files(path / "objects") {}

    git_repository* get() const { return handle.get(); }

    std::filesystem::path path;
    RepositoryHandle handle;
    ObjectFiles object_files;
    RecentCommits recent;
};

}  // namespace saksgang::repo
