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

namespace fs = std::filesystem;

// What git's own prune takes for rubbish, should one of ours be left behind.
constexpr std::string_view temporary_prefix = "tmp_obj_";

[[noreturn]] void throw_errno(const std::string& action, const fs::path& path) {
    throw std::system_error{errno, std::generic_category(), action + " " + path.string()};
}

int open_file(const fs::path& path, int flags, unsigned int mode = 0) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (descriptor < 0) throw_errno("open", path);
    return descriptor;
}

class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { ::close(value_); }
    int get() const { return value_; }

private:
    int value_;
};

void write_all(int descriptor, std::string_view bytes, const fs::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_errno("write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync_path(const fs::path& path, int flags) {
    const Descriptor file{open_file(path, O_RDONLY | flags)};
    if (::fsync(file.get()) != 0) throw_errno("fsync", path);
}

}  // namespace

DurableFile DurableFile::begin(const fs::path& path) {
    fs::path temporary =
        path.parent_path() / (std::string{temporary_prefix} + path.filename().string());
    if (::unlink(temporary.c_str()) != 0 && errno != ENOENT) throw_errno("remove", temporary);
    return DurableFile{path, std::move(temporary), 0444};
}

DurableFile DurableFile::begin_locked(const fs::path& path) {
    return DurableFile{path, path.string() + ".lock", 0666};
}

DurableFile::DurableFile(fs::path path, fs::path temporary, unsigned int mode)
    : path_(std::move(path)),
      temporary_(std::move(temporary)),
      descriptor_(open_file(temporary_, O_WRONLY | O_CREAT | O_EXCL, mode)) {}

DurableFile::DurableFile(DurableFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

DurableFile::~DurableFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void DurableFile::write(std::string_view bytes) {
    write_all(descriptor_, bytes, temporary_);
}

void DurableFile::sync() {
    if (::fsync(descriptor_) != 0) throw_errno("fsync", temporary_);
}

void DurableFile::publish() {
    ASSERT(!temporary_.empty());
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) throw_errno("rename", temporary_);
    temporary_.clear();
}

void sync_folder(const fs::path& folder) {
    sync_path(folder, O_DIRECTORY);
}

void sync_tree(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_directory()) {
            sync_folder(entry.path());
        } else if (entry.is_regular_file()) {
            sync_path(entry.path(), 0);
        }
    }
    sync_folder(folder);
    sync_folder(fs::absolute(folder).parent_path());
}

void append_to_file(const fs::path& path, std::string_view bytes) {
    const Descriptor file{open_file(path, O_WRONLY | O_CREAT | O_APPEND, 0666)};
    write_all(file.get(), bytes, path);
}

}  // namespace saksgang::repo
