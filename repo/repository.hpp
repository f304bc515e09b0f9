// SPDX-License-Identifier: EUPL-1.2
// Text in git. A version is a commit whose tree is `text.md`; a document is a branch, a released
// version an annotated tag. Objects are written first, durably; refs move afterwards, by
// compare-and-swap (ADR-0004). One Repository belongs to one thread: handles never cross.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "workflows/core/ids.hpp"
#include "workflows/process.hpp"

namespace saksgang::repo {

// git_libgit2_init with GIT_OPT_ENABLE_FSYNC_GITDIR set before any repository is opened (audit H2).
// One for the process; outlives every Repository.
class Library {
public:
    Library();
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

// Who, as git shows it: "Secretariat p-1f…" <p-1f…@saksgang.invalid>.
struct Signature {
    Actor actor;
    Instant when{};
};

// A commit to be written: a text and its attachments for documents, several files for definitions.
struct StageCommit {
    std::optional<Oid> parent;  // absent: a first commit
    // path → bytes; slashes make folders. Added to the parent's tree when `keep_tree`, else the
    // whole tree.
    std::vector<std::pair<std::string, std::string>> files;
    bool keep_tree = false;
    std::vector<std::string> removed = {};  // paths of the kept tree to be left out
    Signature author;
    std::string message;  // subject, blank line, body; UTF-8
};

struct StagedCommit {
    Oid commit;
    Oid tree;
    std::vector<Oid> blobs;      // one a file, in order
    std::vector<Sha256> sha256;  // of the files' bytes, in order
};

// An annotated tag object to be written (released versions).
struct StageTag {
    Oid target;  // commit
    std::string name;
    Signature tagger;
    std::string message;
};

// A ref to move: from `before` (absent: must not exist) to `after`.
struct RefChange {
    std::string name;  // "refs/heads/documents/<slug>", "refs/tags/<slug>/v3"
    std::optional<Oid> before;
    Oid after;
    bool operator==(const RefChange&) const = default;
};

std::string branch_of(const DocumentSlug& document);
std::string tag_of(const DocumentSlug& document, VersionNumber version);

class Repository {
public:
    // Creates a bare repository with HEAD → main, core.fsync=all, gc.auto=0 and reflogs always on.
    static Result<void> create(const std::filesystem::path& path);
    static Result<Repository> open(const std::filesystem::path& path);
    Repository(Repository&&) noexcept;
    Repository& operator=(Repository&&) noexcept;
    ~Repository();

    // Writes all of them durably: one alone as loose objects, several as one pack with one fsync;
    // then re-reads each through a fresh handle and re-hashes it. A request that cannot be staged
    // (missing parent) fails alone; an I/O fault throws and nothing counts as staged.
    std::vector<Result<StagedCommit>> stage(std::span<const StageCommit> requests);
    Result<Oid> stage_tag(const StageTag& request);

    // Compare-and-swap; a ref that is at `after` already is done. version_conflict when it is
    // neither; throws on I/O, which means "outcome unknown".
    Result<void> move_ref(const RefChange& change);

    // The same for several, in order: a group costs no more fsyncs than one move. Each is answered
    // for itself.
    std::vector<Result<void>> move_refs(std::span<const RefChange> changes);

    Result<std::optional<Oid>> read_ref(const std::string& name) const;
    struct Ref {
        std::string name;
        Oid target;
    };
    std::vector<Ref> list_refs() const;  // direct refs, sorted by name; not HEAD

    // Start-up only, under the data folder's lock: stale *.lock files of refs and empty or torn
    // recent loose objects are moved aside (audit H5, H8). Returns what was done, for the log.
    std::vector<std::string> clear_debris();

    // Errc::not_found.
    Result<std::string> read_blob(const Oid& blob) const;
    Result<std::string> read_text(const Oid& commit) const;  // its text.md
    Result<std::string> read_file(const Oid& commit, std::string_view path) const;
    struct TreeFile {
        std::string path;  // with the folders it is in
        Oid blob;
        bool operator==(const TreeFile&) const = default;
    };
    // Everything a tree holds, at any depth, in git's order.
    Result<std::vector<TreeFile>> list_files(const Oid& tree) const;
    struct CommitInfo {
        Oid commit;
        Oid tree;
        std::vector<Oid> parents;
        std::optional<Oid> text_blob;
        std::string author;
        std::string message;
        Instant when{};
    };
    Result<CommitInfo> read_commit(const Oid& commit) const;
    Result<Oid> peel_tag(const Oid& tag) const;  // annotated tag → commit

    // Every object reachable from every ref can be read and hashes to its name. Returns faults.
    std::vector<std::string> fsck() const;

private:
    struct Impl;
    explicit Repository(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksgang::repo
