// SPDX-License-Identifier: EUPL-1.2
#include "repo/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

// `tmp_obj_` is what git's own prune takes for rubbish, should ours be left behind.
constexpr std::string_view temporary_prefix = "tmp_obj_";

[[noreturn]] void throw_errno(const std::string& action, const std::filesystem::path& path) {
    throw std::system_error{errno, std::generic_category(), action + " " + path.string()};
}

class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : value_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
        if (value_ < 0) throw_errno("open", path);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { ::close(value_); }
    int get() const { return value_; }

private:
    int value_;
};

void write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_errno("write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync(const std::filesystem::path& path, int flags) {
    const Descriptor file{path, O_RDONLY | flags};
    if (::fsync(file.get()) != 0) throw_errno("fsync", path);
}

}  // namespace

DurableFile::DurableFile(std::filesystem::path path, std::string_view bytes)
    : path_(std::move(path)),
      temporary_(path_.parent_path() /
                 (std::string{temporary_prefix} + path_.filename().string())) {
    if (::unlink(temporary_.c_str()) != 0 && errno != ENOENT) throw_errno("remove", temporary_);
    try {
        const Descriptor file{temporary_, O_WRONLY | O_CREAT | O_EXCL, 0444};
        write_all(file, bytes, temporary_);
        if (::fsync(file.get()) != 0) throw_errno("fsync", temporary_);
    } catch (...) {
        // The destructor of a half-made object does not run, and a full disk wants its bytes back.
        ::unlink(temporary_.c_str());
        throw;
    }
}

DurableFile::DurableFile(DurableFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})) {}

DurableFile::~DurableFile() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void DurableFile::publish() {
    ASSERT(!temporary_.empty());
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) throw_errno("rename", temporary_);
    temporary_.clear();
}

void sync_folder(const std::filesystem::path& folder) {
    sync(folder, O_DIRECTORY);
}

void sync_tree(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.is_directory()) {
            sync_folder(entry.path());
        } else if (entry.is_regular_file()) {
            sync(entry.path(), 0);
        }
    }
    sync_folder(folder);
    sync_folder(std::filesystem::absolute(folder).parent_path());
}

}  // namespace saksgang::repo
