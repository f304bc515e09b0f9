// SPDX-License-Identifier: EUPL-1.2
#include "repo/trees.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "repo/check.hpp"
#include "repo/handle.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

struct PlacedFile {
    std::string_view path;    // from the folder it is being put into
    std::optional<Oid> blob;  // nothing: it is taken out
};

// Stricter than git: a leading dot, a tilde, a colon or a backslash is where file systems disagree
// about what is `.git`, and nothing of ours needs them.
bool is_path_part(std::string_view part) {
    if (part.empty() || part.front() == '.') return false;
    return std::ranges::none_of(part, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\' || c == ':' ||
               c == '~';
    });
}

bool is_path(std::string_view path) {
    if (path.size() > limits::git_path_bytes_max) return false;
    for (;;) {
        const auto slash = path.find('/');
        if (!is_path_part(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

// A path may be named once, and what is a file cannot be a folder.
Result<void> check_paths(std::span<const std::pair<std::string, std::string>> files,
                         std::span<const std::string> removed) {
    if (files.empty() && removed.empty())
        return fail(Errc::invalid_input, "a commit needs at least one file", "files");
    std::vector<std::string_view> named{removed.begin(), removed.end()};
    for (const auto& [path, _] : files)
        named.emplace_back(path);
    std::set<std::string_view> paths;
    for (const std::string_view path : named) {
        if (!is_path(path)) {
            return fail(Errc::invalid_input, fmt::format("'{}' cannot be a path", path), "files");
        }
        if (!paths.insert(path).second) {
            return fail(Errc::invalid_input, fmt::format("'{}' is there twice", path), "files");
        }
    }
    for (const std::string_view path : paths) {
        for (auto slash = path.find('/'); slash != std::string_view::npos;
             slash = path.find('/', slash + 1)) {
            if (!paths.contains(path.substr(0, slash))) continue;
            return fail(Errc::invalid_input,
                        fmt::format("'{}' is both a file and a folder", path.substr(0, slash)),
                        "files");
        }
    }
    return {};
}

TreeEntries entries_of(git_repository* repository, const Oid& id) {
    Handle<git_tree, git_tree_free> tree;
    const git_oid tree_id = to_git(id);
    must(git_tree_lookup(tree.out(), repository, &tree_id), "read the parent's tree");
    TreeEntries entries;
    for (std::size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
        const git_tree_entry* entry = git_tree_entry_byindex(tree.get(), i);
        entries[git_tree_entry_name(entry)] = {
            .mode = static_cast<unsigned int>(git_tree_entry_filemode_raw(entry)),
            .id = from_git(*git_tree_entry_id(entry))};
    }
    return entries;
}

// One folder and, before it, the folders in it; nothing where it would be empty. Their depth is
// bounded by a path's length.
std::optional<Oid> plan_folder(git_repository* repository, const std::optional<Oid>& base,
                               std::span<const PlacedFile> files, std::vector<Object>& objects) {
    TreeEntries entries = base ? entries_of(repository, *base) : TreeEntries{};
    std::map<std::string, std::vector<PlacedFile>> folders;
    for (const PlacedFile& file : files) {
        const auto slash = file.path.find('/');
        const std::string name{file.path.substr(0, slash)};
        if (slash == std::string_view::npos && !file.blob) {
            entries.erase(name);
        } else if (slash == std::string_view::npos) {
            entries[name] = {.mode = file_mode, .id = *file.blob};
        } else {
            folders[name].push_back({.path = file.path.substr(slash + 1), .blob = file.blob});
        }
    }
    for (const auto& [name, inside] : folders) {
        const auto existing = entries.find(name);
        std::optional<Oid> inner_base;
        if (existing != entries.end() && existing->second.mode == folder_mode) {
            inner_base = existing->second.id;
        }
        const auto folder = plan_folder(repository, inner_base, inside, objects);
        if (folder)
            entries[name] = {.mode = folder_mode, .id = *folder};
        else if (inner_base)
            entries.erase(name);
    }
    if (entries.empty()) return std::nullopt;
    objects.push_back(make_tree(entries));
    return objects.back().id;
}

}  // namespace

Result<PlannedTree> plan_tree(git_repository* repository, const std::optional<Oid>& base,
                              std::span<const std::pair<std::string, std::string>> files,
                              std::span<const std::string> removed) {
    TRY(check_paths(files, removed));
    PlannedTree plan;
    std::vector<PlacedFile> placed;
    for (const auto& [path, bytes] : files) {
        plan.objects.push_back(make_object(ObjectType::blob, bytes));
        plan.blobs.push_back(plan.objects.back().id);
        placed.push_back({.path = path, .blob = plan.blobs.back()});
    }
    for (const std::string& path : removed)
        placed.push_back({.path = path, .blob = std::nullopt});
    const auto tree = plan_folder(repository, base, placed, plan.objects);
    if (!tree) return fail(Errc::invalid_input, "a commit needs at least one file", "files");
    plan.tree = *tree;
    return plan;
}

}  // namespace saksgang::repo
