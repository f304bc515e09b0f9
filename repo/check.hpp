// SPDX-License-Identifier: EUPL-1.2
// What a libgit2 code means to us, asked at once and on the thread that got it, because the
// message behind it is the thread's. Also the ids, in git's form and ours.
#pragma once

#include <git2.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "workflows/core/ids.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::repo {

// The environment failed: a disk, a permission, an object that does not hash to its name.
// After an attempt to write it means "outcome unknown".
class GitFailure : public std::runtime_error {
public:
    explicit GitFailure(const std::string& what) : std::runtime_error(what) {}
};

inline std::string last_git_message() {
    const git_error* last = git_error_last();
    if (last == nullptr || last->message == nullptr) return "libgit2 gave no reason";
    return last->message;
}

// For calls that may not fail at all.
inline void must(int rc, const char* action) {
    if (rc < 0) throw GitFailure(std::string{action} + ": " + last_git_message());
}

// For calls whose failure may be an answer: Errc::not_found, already_exists, version_conflict.
// Anything else throws.
inline Result<void> check(int rc, const char* action) {
    switch (rc) {
        case GIT_ENOTFOUND:
            return fail(Errc::not_found, last_git_message());
        case GIT_EEXISTS:
            return fail(Errc::already_exists, last_git_message());
        case GIT_EMODIFIED:
            return fail(Errc::version_conflict, last_git_message());
        default:
            must(rc, action);
    }
    return {};
}

inline git_oid to_git(const Oid& id) {
    git_oid converted;
    std::ranges::copy(id.value, converted.id);
    return converted;
}

inline Oid from_git(const git_oid& id) {
    Oid converted;
    std::ranges::copy(id.id, converted.value.begin());
    return converted;
}

}  // namespace saksgang::repo
