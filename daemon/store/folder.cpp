// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace saksgang::store {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> invalid(const fs::path& path, std::string_view why) {
    return fail(Errc::data_folder_invalid,
                fmt::format("{} {}: make one with saksgang init", path.string(), why));
}

}  // namespace

Folder::Folder(fs::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

Folder::Folder(Folder&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

Folder::~Folder() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<Folder> Folder::create(const fs::path& path) {
    std::error_code fault;
    for (const fs::path& folder : {path, path / "keys"}) {
        const bool made = fs::create_directories(folder, fault);
        if (!fault && made) fs::permissions(folder, fs::perms::owner_all, fault);
        if (fault) return invalid(folder, fault.message());
    }
    TRY(auto folder, hold(path, Lock::exclusive));
    if (fs::exists(folder.database())) {
        return fail(
            Errc::already_exists,
            fmt::format("{} holds a council already: choose an empty folder", path.string()));
    }
    return folder;
}

Result<Folder> Folder::open(const fs::path& path, Lock lock) {
    TRY(auto folder, hold(path, lock));
    if (!fs::exists(folder.database())) return invalid(path, "holds no saksgang.db");
    return folder;
}

Result<Folder> Folder::hold(const fs::path& path, Lock lock) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return invalid(path, std::generic_category().message(errno));
    Folder folder{path, descriptor};
    if (lock == Lock::exclusive && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return fail(Errc::data_folder_locked,
                    fmt::format("{} is in use: stop the saksgang that serves it, then try again",
                                path.string()));
    }
    return folder;
}

}  // namespace saksgang::store
