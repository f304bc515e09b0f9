// SPDX-License-Identifier: EUPL-1.2
// Walks everything the refs reach, through handles of its own that have cached nothing, and says
// what is missing, torn or not what it is called. Whatever it meets becomes a sentence; it neither
// stops at the first fault nor trusts anything it reads.
#include <git2.h>

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "repo/check.hpp"
#include "repo/impl.hpp"
#include "repo/ref_files.hpp"

namespace saksgang::repo {
namespace {

struct Step {
    Oid id;
    git_object_t type = GIT_OBJECT_ANY;
    std::string named_by;
};

class Walk {
public:
    explicit Walk(git_repository* repository) : repository_(repository) {
        must(git_repository_odb(database_.out(), repository), "open the object database");
    }

    void start_at(const Oid& target, const std::string& ref) {
        steps_.push_back({.id = target, .named_by = ref});
        while (!steps_.empty()) {
            const Step step = std::move(steps_.back());
            steps_.pop_back();
            if (seen_.insert(step.id).second) visit(step);
        }
    }

    void add_fault(std::string fault) { faults_.push_back(std::move(fault)); }
    std::vector<std::string> take_faults() { return std::move(faults_); }

private:
    void visit(const Step& step) {
        // Reading hashes the bytes; the message says when they are not what the name says.
        RawObjectHandle raw;
        const git_oid id = to_git(step.id);
        if (git_odb_read(raw.out(), database_.get(), &id) < 0) return add_unreadable(step);
        const git_object_t type = git_odb_object_type(raw.get());
        if (step.type != GIT_OBJECT_ANY && step.type != type) {
            return add_fault(fmt::format(
                "object {}, named by {}, is a {} and not a {}", to_hex(step.id), step.named_by,
                git_object_type2string(type), git_object_type2string(step.type)));
        }
        if (type == GIT_OBJECT_BLOB) return;
        ObjectHandle object;
        if (git_object_lookup(object.out(), repository_, &id, type) < 0)
            return add_unreadable(step);
        follow(step.id, object.get());
    }

    void follow(const Oid& id, git_object* object) {
        const std::string name =
            fmt::format("{} {}", git_object_type2string(git_object_type(object)), to_hex(id));
        switch (git_object_type(object)) {
            case GIT_OBJECT_COMMIT:
                return follow_commit(name, reinterpret_cast<git_commit*>(object));
            case GIT_OBJECT_TREE:
                return follow_tree(name, reinterpret_cast<git_tree*>(object));
            case GIT_OBJECT_TAG:
                return follow_tag(name, reinterpret_cast<git_tag*>(object));
            default:
                return add_fault(name + " is of a type nothing may name");
        }
    }

    void follow_commit(const std::string& name, const git_commit* commit) {
        go(*git_commit_tree_id(commit), GIT_OBJECT_TREE, name);
        for (unsigned int i = 0; i < git_commit_parentcount(commit); ++i) {
            go(*git_commit_parent_id(commit, i), GIT_OBJECT_COMMIT, name);
        }
    }

    void follow_tree(const std::string& name, const git_tree* tree) {
        for (std::size_t i = 0; i < git_tree_entrycount(tree); ++i) {
            const git_tree_entry* entry = git_tree_entry_byindex(tree, i);
            const git_object_t type = git_tree_entry_type(entry);
            const std::string place = fmt::format("{} as '{}'", name, git_tree_entry_name(entry));
            if (type == GIT_OBJECT_BLOB || type == GIT_OBJECT_TREE) {
                go(*git_tree_entry_id(entry), type, place);
            } else {
                add_fault(place + " names something that is neither file nor folder");
            }
        }
    }

    void follow_tag(const std::string& name, const git_tag* tag) {
        go(*git_tag_target_id(tag), git_tag_target_type(tag), name);
    }

    void go(const git_oid& id, git_object_t type, const std::string& named_by) {
        steps_.push_back({.id = from_git(id), .type = type, .named_by = named_by});
    }

    void add_unreadable(const Step& step) {
        add_fault(fmt::format("object {}, named by {}, cannot be read: {}", to_hex(step.id),
                              step.named_by, last_git_message()));
    }

    git_repository* repository_;
    DatabaseHandle database_;
    std::vector<Step> steps_;
    std::set<Oid> seen_;
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> Repository::fsck() const {
    const auto opened = open_repository(impl_->path);
    if (!opened)
        return {fmt::format("the repository cannot be opened: {}", opened.error().message)};
    git_repository* fresh = opened->get();
    Walk walk{fresh};
    git_strarray names{};
    must(git_reference_list(&names, fresh), "list refs");
    const Handle<git_strarray, git_strarray_dispose> owner = [&names] {
        Handle<git_strarray, git_strarray_dispose> handle;
        *handle.out() = &names;
        return handle;
    }();
    std::set<std::string> listed;
    for (std::size_t i = 0; i < names.count; ++i) {
        const std::string name = *listed.insert(names.strings[i]).first;
        git_oid target;
        if (git_reference_name_to_id(&target, fresh, name.c_str()) < 0) {
            walk.add_fault(fmt::format("ref {} cannot be read: {}", name, last_git_message()));
            continue;
        }
        walk.start_at(from_git(target), name);
    }
    // libgit2 leaves out a torn ref that packed-refs does not know.
    for (const auto& torn : torn_refs(impl_->path)) {
        const std::string name = torn.lexically_relative(impl_->path).string();
        if (!listed.contains(name)) walk.add_fault(fmt::format("ref {} is torn", name));
    }
    return walk.take_faults();
}

}  // namespace saksgang::repo
