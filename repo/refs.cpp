// SPDX-License-Identifier: EUPL-1.2
// Refs, moved by compare-and-swap after the commit point. The git-writer thread moves; any
// repository's own thread reads. Which ref ought to stand where is SQLite's to know.
#include <git2.h>

#include <algorithm>

#include "repo/check.hpp"
#include "repo/impl.hpp"

namespace saksgang::repo {
namespace {

using IteratorHandle = Handle<git_reference_iterator, git_reference_iterator_free>;

Result<void> check_name(const std::string& name) {
    int valid = 0;
    must(git_reference_name_is_valid(&valid, name.c_str()), "check a ref's name");
    if (valid == 0) return fail(Errc::invalid_input, "'" + name + "' cannot name a ref", "name");
    return {};
}

}  // namespace

Result<void> Repository::move_ref(const RefChange& change) {
    TRY(const auto before, read_ref(change.name));
    if (before == change.after) return {};

    // Both `force` and the expected id: with no expected id it would overwrite whatever is there,
    // and without `force` it fails even where the id is as expected. Zero: it must not exist.
    const git_oid expected = to_git(change.before.value_or(Oid{}));
    const git_oid after = to_git(change.after);
    ReferenceHandle moved;
    const auto swapped =
        check(git_reference_create_matching(moved.out(), impl_->get(), change.name.c_str(), &after,
                                            1, &expected, "saksgang"),
              "move a ref");
    if (swapped) return {};
    // It was expected somewhere and is elsewhere, or nowhere.
    return fail(Errc::version_conflict,
                change.name + " is not where it was expected; read the head and try again");
}

Result<std::optional<Oid>> Repository::read_ref(const std::string& name) const {
    TRY(check_name(name));
    git_oid id;
    const int rc = git_reference_name_to_id(&id, impl_->get(), name.c_str());
    if (rc == GIT_ENOTFOUND) return std::nullopt;
    must(rc, "read a ref");
    return from_git(id);
}

std::vector<Repository::Ref> Repository::list_refs() const {
    IteratorHandle iterator;
    must(git_reference_iterator_new(iterator.out(), impl_->get()), "list refs");
    std::vector<Ref> refs;
    for (;;) {
        ReferenceHandle reference;
        const int rc = git_reference_next(reference.out(), iterator.get());
        if (rc == GIT_ITEROVER) break;
        must(rc, "list refs");
        if (git_reference_type(reference.get()) != GIT_REFERENCE_DIRECT) continue;
        refs.push_back({.name = git_reference_name(reference.get()),
                        .target = from_git(*git_reference_target(reference.get()))});
    }
    std::ranges::sort(refs, {}, &Ref::name);
    return refs;
}

}  // namespace saksgang::repo
