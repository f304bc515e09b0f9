// SPDX-License-Identifier: EUPL-1.2
// Object databases: where libgit2 looks for objects. Packs are libgit2's to read, loose objects are
// ours (loose.hpp). libgit2 hashes every object it reads and fails where the name differs.
#pragma once

#include <git2.h>

#include <filesystem>

#include "repo/handle.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::repo {

using DatabaseHandle = Handle<git_odb, git_odb_free>;
using RawObjectHandle = Handle<git_odb_object, git_odb_object_free>;
using RepositoryHandle = Handle<git_repository, git_repository_free>;

// A bare repository that reads through such a database. Errc::not_found.
Result<RepositoryHandle> open_repository(const std::filesystem::path& path);

// Databases that have seen nothing before, with one place only to look: what they read, the disk
// has.
DatabaseHandle fresh_loose_database(const std::filesystem::path& objects);
DatabaseHandle fresh_pack_database(const std::filesystem::path& index);

}  // namespace saksgang::repo
