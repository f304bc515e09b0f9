// SPDX-License-Identifier: EUPL-1.2
// Paths to trees: files with slashes in their names become blobs and folders, added to a parent's
// tree or standing alone. Reads the parent's trees; writes nothing. The git-writer thread.
#pragma once

#include <git2.h>

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "repo/objects.hpp"

namespace saksgang::repo {

struct PlannedTree {
    Oid tree;
    std::vector<Oid> blobs;       // one a file, in order
    std::vector<Object> objects;  // blobs, then trees, the root last
};

// `removed`: paths that are not to be in it, whether `base` has them or not; a folder that holds
// nothing more goes with its last file.
// Errc::invalid_input naming `files` when a path cannot stand in a tree that every git reads alike,
// stands there twice, or is both a file and a folder; when there would be no file at all.
Result<PlannedTree> plan_tree(git_repository* repository, const std::optional<Oid>& base,
                              std::span<const std::pair<std::string, std::string>> files,
                              std::span<const std::string> removed = {});

}  // namespace saksgang::repo
