// SPDX-License-Identifier: EUPL-1.2
// Files that are there whole or not at all: written under a temporary name, fsynced, then given
// their own. The steps are apart so that several files can take each together. Faults throw
// std::system_error; after one, nothing may be taken as written (pages go clean when an fsync
// fails, so it is never tried again).
#pragma once

#include <filesystem>
#include <string_view>

namespace saksgang::repo {

class DurableFile {
public:
    // Begins a file beside where it will stand, in a folder that is there. A leftover of an earlier
    // attempt gives way.
    static DurableFile begin(const std::filesystem::path& path);

    // The same under git's lock for that path: `<path>.lock`. Throws where somebody holds it.
    static DurableFile begin_locked(const std::filesystem::path& path);

    DurableFile(DurableFile&& other) noexcept;
    DurableFile& operator=(DurableFile&&) = delete;
    ~DurableFile();  // removes what was not published

    void write(std::string_view bytes);
    void sync();
    void publish();  // in place of any other file of that name

    const std::filesystem::path& path() const { return path_; }

private:
    DurableFile(std::filesystem::path path, std::filesystem::path temporary, unsigned int mode);

    std::filesystem::path path_;
    std::filesystem::path temporary_;
    int descriptor_;
};

// Makes the names in a folder durable.
void sync_folder(const std::filesystem::path& folder);

// fsyncs every file and folder below, and the folder's own name.
void sync_tree(const std::filesystem::path& folder);

// For what is only a hint: not fsynced.
void append_to_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace saksgang::repo
