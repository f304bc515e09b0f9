// SPDX-License-Identifier: EUPL-1.2
// Refs, moved by compare-and-swap after the commit point. The git-writer thread moves; any
// repository's own thread reads. Which ref ought to stand where is SQLite's to know.
//
// Moved by git's own protocol, several at once: `<ref>.lock` is made exclusively, the present value
// read under it, and all new values are written to packed-refs under that file's lock: two fsyncs,
// however many refs. libgit2 would take four for each.
#include <fmt/format.h>
#include <git2.h>

#include <algorithm>
#include <set>

#include "repo/check.hpp"
#include "repo/durable_file.hpp"
#include "repo/impl.hpp"
#include "repo/packed_refs.hpp"

namespace saksgang::repo {
namespace {

using IteratorHandle = Handle<git_reference_iterator, git_reference_iterator_free>;
using SignatureHandle = Handle<git_signature, git_signature_free>;

Result<void> check_name(const std::string& name) {
    int valid = 0;
    must(git_reference_name_is_valid(&valid, name.c_str()), "check a ref's name");
    if (valid == 0) return fail(Errc::invalid_input, "'" + name + "' cannot name a ref", "name");
    return {};
}

// The object a ref is to name, read whole: a ref to nowhere would be worse than none.
PackedRef packed_ref(git_repository* repository, const RecentCommits& recent, const Oid& target) {
    if (recent.tree_of(target)) return {.target = target, .peeled = std::nullopt};
    ObjectHandle object;
    const git_oid id = to_git(target);
    must(git_object_lookup(object.out(), repository, &id, GIT_OBJECT_ANY),
         "find what a ref is to name");
    PackedRef ref{.target = target, .peeled = std::nullopt};
    if (git_object_type(object.get()) == GIT_OBJECT_TAG) {
        ObjectHandle peeled;
        must(git_object_peel(peeled.out(), object.get(), GIT_OBJECT_ANY), "peel a tag");
        ref.peeled = from_git(*git_object_id(peeled.get()));
    }
    return ref;
}

// For people with git at hand; nothing reads it. A line comes before its move, as git's do.
void log_move(const std::filesystem::path& repository, const RefChange& change) {
    SignatureHandle now;
    must(git_signature_now(now.out(), "Saksgang", "system@saksgang.invalid"), "date a reflog");
    const std::filesystem::path log = repository / "logs" / change.name;
    std::filesystem::create_directories(log.parent_path());
    append_to_file(log, fmt::format("{} {} {} <{}> {} +0000\tsaksgang\n",
                                    to_hex(change.before.value_or(Oid{})), to_hex(change.after),
                                    now.get()->name, now.get()->email, now.get()->when.time));
}

Result<std::optional<Oid>> find_ref(git_repository* repository, const std::string& name) {
    TRY(check_name(name));
    git_oid id;
    const int rc = git_reference_name_to_id(&id, repository, name.c_str());
    if (rc == GIT_ENOTFOUND) return std::nullopt;
    must(rc, "read a ref");
    return from_git(id);
}

// One group of moves: begun one by one, finished together. Locks are let go of at the end, moved or
// not.
class Moves {
public:
    Moves(git_repository* repository, const std::filesystem::path& folder,
          const RecentCommits& recent)
        : repository_(repository), folder_(folder), recent_(recent) {}

    // Takes the lock and compares; nobody sees anything yet.
    Result<void> begin(const RefChange& change) {
        TRY(check_name(change.name));
        const std::filesystem::path path = folder_ / change.name;
        std::filesystem::create_directories(path.parent_path());
        DurableFile lock = DurableFile::begin_locked(path);
        TRY(const auto present, find_ref(repository_, change.name));
        if (present == change.after) return {};
        if (present != change.before) {
            return fail(Errc::version_conflict,
                        change.name + " is not where it was expected; read the head and try again");
        }
        moved_[change.name] = packed_ref(repository_, recent_, change.after);
        log_move(folder_, change);
        locks_.push_back(std::move(lock));
        return {};
    }

    void finish() {
        if (moved_.empty()) return;
        DurableFile file = DurableFile::begin_locked(folder_ / "packed-refs");
        PackedRefs refs = read_packed_refs(folder_);
        moved_.merge(refs);  // what stands in both stays as it moves
        file.write(encode(moved_));
        file.sync();
        file.publish();
        sync_folder(folder_);
        remove_loose_refs();
    }

private:
    // A ref of its own file hides the packed one. Ours have none; git's commands may have made one.
    // Should a crash leave it, the move is not done, and recovery does it again.
    void remove_loose_refs() {
        for (const DurableFile& lock : locks_) {
            if (std::filesystem::remove(lock.path())) sync_folder(lock.path().parent_path());
        }
    }

    git_repository* repository_;
    const std::filesystem::path& folder_;
    const RecentCommits& recent_;
    PackedRefs moved_;
    std::vector<DurableFile> locks_;
};

}  // namespace

std::vector<Result<void>> Repository::move_refs(std::span<const RefChange> changes) {
    std::vector<Result<void>> results;
    while (results.size() < changes.size()) {
        // A ref that moves twice moves twice: its second move waits until the first is done.
        Moves moves{impl_->get(), impl_->path, impl_->recent};
        std::set<std::string_view> names;
        for (const RefChange& change : changes.subspan(results.size())) {
            if (!names.insert(change.name).second) break;
            results.push_back(moves.begin(change));
        }
        moves.finish();
    }
    return results;
}

Result<void> Repository::move_ref(const RefChange& change) {
    return std::move(move_refs({&change, 1}).front());
}

Result<std::optional<Oid>> Repository::read_ref(const std::string& name) const {
    return find_ref(impl_->get(), name);
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
