// SPDX-License-Identifier: EUPL-1.2
// Git's objects as bytes: what a blob, a tree, a commit and a tag look like before they are stored.
// Pure. Written here rather than through libgit2, whose writing functions take an object that
// merely exists for one that is whole (audit H7, H8).
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "repo/repository.hpp"

namespace saksgang::repo {

enum class ObjectType { commit = 1, tree = 2, blob = 3, tag = 4 };  // as packs number them
std::string_view to_string(ObjectType type);

struct Object {
    ObjectType type = ObjectType::blob;
    std::string bytes;
    Oid id;
};

Object make_object(ObjectType type, std::string bytes);

// "blob 12" and a zero byte: what stands before the bytes when an object is named or kept loose.
std::string header_of(ObjectType type, std::size_t bytes);

struct TreeEntry {
    unsigned int mode = 0;
    Oid id;
};
inline constexpr unsigned int file_mode = 0100644;
inline constexpr unsigned int folder_mode = 040000;
using TreeEntries = std::map<std::string, TreeEntry>;  // by name

Object make_tree(const TreeEntries& entries);

// Errc::invalid_input when the message has a zero byte, which git cannot carry, or says nothing.
Result<Object> make_commit(const StageCommit& request, const Oid& tree);
Result<Object> make_tag(const StageTag& request);

// "Secretariat p-1f…"; the system, which is nobody, is "System".
std::string name_of(const Actor& actor);

}  // namespace saksgang::repo
