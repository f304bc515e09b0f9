// SPDX-License-Identifier: EUPL-1.2
// libgit2's process-wide settings. They are read when a repository is opened, so they are set here,
// before any can be.
#include <git2.h>

#include <array>

#include "repo/check.hpp"
#include "repo/repository.hpp"
#include "workflows/core/limits.hpp"

struct mbedtls_x509_crt;

// libgit2 reads every root certificate of the machine whenever it is initialised, for transports
// that are never used here: two thirds of the time that a start takes. This stands before mbed
// TLS's own function of that name and reads none, so that libgit2 would trust nobody if it were to
// speak TLS. What does, the sender of notices, has OpenSSL and is not touched.
extern "C" [[gnu::visibility("default")]] int mbedtls_x509_crt_parse_file(mbedtls_x509_crt*,
                                                                          const char*) {
    return 0;
}

namespace saksgang::repo {

Library::Library() {
    must(git_libgit2_init(), "start libgit2");
    must(git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1), "ask for durable writes");
    must(git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1), "ask for verified reads");
    must(git_libgit2_opts(GIT_OPT_SET_MWINDOW_FILE_LIMIT, limits::git_open_packs_max),
         "bound the open packs");
    // A repository means the same whoever runs the daemon: no settings from the machine or a home.
    constexpr std::array outside{GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM,
                                 GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL};
    for (const int level : outside) {
        must(git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, ""), "leave outside settings out");
    }
}

Library::~Library() {
    git_libgit2_shutdown();
}

}  // namespace saksgang::repo
