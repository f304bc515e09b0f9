// SPDX-License-Identifier: EUPL-1.2
// Files that are there whole or not at all: written under a temporary name, fsynced, then renamed.
// The folder is fsynced by the caller, once for all the files in it. Faults throw
// std::system_error; after one, nothing may be taken as written (a failed fsync is not retried).
#pragma once

#include <filesystem>
#include <string_view>

namespace saksgang::repo {

class DurableFile {
public:
    // Writes and fsyncs `bytes` beside `path`; the folder must be there.
    DurableFile(std::filesystem::path path, std::string_view bytes);
    DurableFile(DurableFile&& other) noexcept;
    DurableFile& operator=(DurableFile&&) = delete;
    ~DurableFile();  // removes the temporary file of a write that was not published

    // Gives the file its name, in place of any other by that name.
    void publish();

private:
    std::filesystem::path path_;
    std::filesystem::path temporary_;
};

// Makes the names in a folder durable.
void sync_folder(const std::filesystem::path& folder);

// fsyncs every file and folder below, and the folder's own name.
void sync_tree(const std::filesystem::path& folder);

}  // namespace saksgang::repo
