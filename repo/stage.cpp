// SPDX-License-Identifier: EUPL-1.2
// Staging: from requests to objects that are durably on the disk and named by no ref yet.
// The git-writer thread. Knows nothing of what is decided about them.
#include <git2.h>

#include <set>

#include "repo/check.hpp"
#include "repo/digest.hpp"
#include "repo/impl.hpp"
#include "repo/objects.hpp"
#include "repo/trees.hpp"

namespace saksgang::repo {
namespace {

struct PlannedCommit {
    StagedCommit staged;
    std::vector<Object> objects;
};

// A commit's tree; Errc::not_found naming `field`. Reads the commit unless this handle wrote it:
// one that is merely named is not enough.
Result<Oid> find_tree(git_repository* repository, const RecentCommits& recent, const Oid& commit,
                      std::string field) {
    if (const auto tree = recent.tree_of(commit)) return *tree;
    CommitHandle found;
    const git_oid id = to_git(commit);
    if (!check(git_commit_lookup(found.out(), repository, &id), "read a commit")) {
        return fail(Errc::not_found, "there is no commit " + to_hex(commit), std::move(field));
    }
    return from_git(*git_commit_tree_id(found.get()));
}

Result<PlannedCommit> plan_commit(git_repository* repository, const RecentCommits& recent,
                                  const StageCommit& request) {
    std::optional<Oid> base;
    if (request.parent) {
        TRY(const Oid tree, find_tree(repository, recent, *request.parent, "parent"));
        if (request.keep_tree) base = tree;
    }
    TRY(PlannedTree tree, plan_tree(repository, base, request.files, request.removed));
    TRY(Object commit, make_commit(request, tree.tree));

    PlannedCommit plan{.staged = {.commit = commit.id,
                                  .tree = tree.tree,
                                  .blobs = std::move(tree.blobs),
                                  .sha256 = {}},
                       .objects = std::move(tree.objects)};
    for (const auto& [_, bytes] : request.files)
        plan.staged.sha256.push_back(sha256_of(bytes));
    plan.objects.push_back(std::move(commit));
    return plan;
}

}  // namespace

std::vector<Result<StagedCommit>> Repository::stage(std::span<const StageCommit> requests) {
    std::vector<Result<StagedCommit>> results;
    std::vector<Object> objects;
    std::set<Oid> planned;  // two requests may share a text, or a tree
    for (const StageCommit& request : requests) {
        auto plan = plan_commit(impl_->get(), impl_->recent, request);
        if (!plan) {
            results.push_back(fail(std::move(plan).error()));
            continue;
        }
        for (Object& object : plan->objects) {
            if (planned.insert(object.id).second) objects.push_back(std::move(object));
        }
        results.push_back(std::move(plan->staged));
    }
    if (!objects.empty()) impl_->object_files.write(objects);
    for (const auto& result : results) {
        if (result) impl_->recent.add(result->commit, result->tree);
    }
    return results;
}

Result<Oid> Repository::stage_tag(const StageTag& request) {
    int valid = 0;
    must(git_tag_name_is_valid(&valid, request.name.c_str()), "check a tag's name");
    if (valid == 0) return fail(Errc::invalid_input, "git cannot name a tag so", "name");
    TRY(find_tree(impl_->get(), impl_->recent, request.target, "target"));
    TRY(Object tag, make_tag(request));
    impl_->object_files.write({&tag, 1});
    return tag.id;
}

}  // namespace saksgang::repo
