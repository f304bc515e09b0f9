// SPDX-License-Identifier: EUPL-1.2
// One pass over the journal; each check takes every entry, and then compares what it gathered.
#include "daemon/app/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "daemon/app/verify_contents.hpp"
#include "daemon/app/verify_git.hpp"
#include "daemon/app/verify_journal.hpp"
#include "daemon/app/verify_refs.hpp"
#include "daemon/app/verify_state.hpp"
#include "daemon/runtime/named_thread.hpp"
#include "daemon/store/migrations.hpp"
#include "daemon/store/reading_journal.hpp"

namespace saksgang::app {
namespace {

// That the tables are those this program knows; what they hold is looked at afterwards.
Result<void> check_schema(const store::Folder& folder, store::Connection& db) {
    const auto known = static_cast<int>(store::migrations().size());
    const int present = store::schema_version(db);
    if (present == known) return {};
    return fail(Errc::data_folder_invalid,
                fmt::format("{} has schema {} and this executable knows {}: verify with the "
                            "saksgang that serves it",
                            folder.database().string(), present, known));
}

// SQLite's own look at its file, on a connection and a thread of its own beside the other checks:
// it shares nothing with them, and reads every page once more.
class FileCheck {
public:
    explicit FileCheck(std::filesystem::path database)
        : thread_{"verify-file", [this, path = std::move(database)] { look(path); }} {}

    // Throws StoreFailure where the file cannot be read to its end.
    std::vector<std::string> finish() {
        thread_.join();
        if (failure_) std::rethrow_exception(failure_);
        return std::move(faults_);
    }

private:
    void look(const std::filesystem::path& database) {
        try {
            store::Connection db{database, store::Connection::Mode::read_only};
            faults_ = store::file_faults(db);
        } catch (...) {
            failure_ = std::current_exception();  // the job's edge: whoever waits gets it
        }
    }

    std::vector<std::string> faults_;
    std::exception_ptr failure_;
    runtime::NamedThread thread_;  // last: ends first
};

// False: it was stopped, and found nothing that could be told.
bool run_checks(store::Connection& db, const std::filesystem::path& database,
                const std::optional<repo::Repository>& repository, std::span<const Head> kept,
                const std::stop_token& stopping, Verification& verification) {
    FileCheck file{database};
    std::optional<store::Snapshot> snapshot;
    SeenRefs refs;
    std::optional<GitCheck> git;
    if (repository) {
        refs = see_refs(*repository, db, snapshot);
        git.emplace(*repository, verification.git);
    } else {
        snapshot.emplace(db);
    }
    JournalCheck journal{db, kept, verification.journal};
    ContentsCheck contents{db, verification.contents};
    StateCheck state{verification.state};
    for (auto rows = store::journal_rows(db); rows.row(); rows.advance()) {
        if (stopping.stop_requested()) return false;
        const Seq seq = rows.row()->seq;
        const auto recorded = journal.take(*rows.row());
        contents.take(seq, recorded ? &*recorded : nullptr);
        state.take(seq, recorded ? &*recorded : nullptr);
        if (git && recorded) git->take(*recorded);
    }
    verification.head = journal.finish();
    verification.erased = contents.finish();
    state.finish(db, journal.lost());
    if (git) git->finish(refs, journal.lost());
    for (const std::string& fault : file.finish()) {
        verification.journal.add({.entry = std::nullopt,
                                  .what = "SQLite says of saksgang.db: " + fault,
                                  .remedy = remedy::restore_database});
    }
    return true;
}

Result<void> check_size(store::Connection& db, const VerifyBounds& bounds) {
    const auto entries = store::last_seq(db).value + 1;
    if (entries <= bounds.entries_max) return {};
    return fail(Errc::deadline_exceeded,
                fmt::format("{} entries are more than the {} looked through here: run saksgang "
                            "verify on the data folder",
                            entries, bounds.entries_max));
}

}  // namespace

bool Verification::holds() const {
    return std::ranges::all_of(checks(), [](const Check* check) { return check->holds(); });
}

const Finding* Verification::first() const {
    const Finding* first = nullptr;
    for (const Check* check : checks()) {
        if (check->findings.empty()) continue;
        const Finding& candidate = check->findings.front();
        const bool earlier = first != nullptr && candidate.entry &&
                             (!first->entry || *candidate.entry < *first->entry);
        if (first == nullptr || earlier) first = &candidate;
    }
    return first;
}

Result<Verification> verify(const store::Folder& folder, std::span<const Head> kept,
                            const VerifyBounds& bounds) {
    const repo::Library library;
    store::Connection db{folder.database(), store::Connection::Mode::read_only};
    TRY(check_schema(folder, db));
    TRY(check_size(db, bounds));
    Verification verification;
    std::optional<repo::Repository> repository;
    if (auto opened = repo::Repository::open(folder.text_repository())) {
        repository.emplace(*std::move(opened));
    } else {
        verification.git.add({.entry = std::nullopt,
                              .what = "text.git cannot be opened: " + opened.error().message,
                              .remedy = remedy::restore_git});
    }
    try {
        if (!run_checks(db, folder.database(), repository, kept, bounds.stopping,
                        verification)) {
            return fail(Errc::busy, "the verification was stopped before its end");
        }
    } catch (const store::StoreFailure& failure) {
        verification.journal.add({.entry = std::nullopt,
                                  .what = fmt::format("the database cannot be read to its end, and "
                                                      "what follows was not checked: {}",
                                                      failure.what()),
                                  .remedy = remedy::restore_database});
    }
    return verification;
}

}  // namespace saksgang::app
