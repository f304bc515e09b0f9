// SPDX-License-Identifier: EUPL-1.2
// The data folder: what stands where in it, and who holds it. The lock is the kernel's (flock), so
// it goes with the process, however that ends.
#pragma once

#include <filesystem>
#include <optional>

#include "workflows/core/result.hpp"

namespace saksgang::store {

class Folder {
public:
    // exclusive: for whoever writes; nobody else holds it then. none: to read beside a daemon that
    // serves (verify, export, backup).
    enum class Lock { none = 1, exclusive };

    // Makes the folder and keys/, for this user alone, and holds it exclusively.
    // Errc::already_exists when a database is there.
    static Result<Folder> create(const std::filesystem::path& path);
    // Errc::data_folder_invalid, Errc::data_folder_locked.
    static Result<Folder> open(const std::filesystem::path& path, Lock lock);

    Folder(Folder&& other) noexcept;
    Folder& operator=(Folder&&) = delete;
    ~Folder();

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path database() const { return path_ / "saksgang.db"; }
    std::filesystem::path text_repository() const { return path_ / "text.git"; }
    std::filesystem::path published() const { return path_ / "published"; }
    std::filesystem::path keys() const { return path_ / "keys"; }
    std::filesystem::path secrets_key() const { return keys() / "secrets.key"; }
    std::filesystem::path setup_address() const { return keys() / "setup.address"; }
    std::filesystem::path configuration() const { return path_ / "saksgang.toml"; }

private:
    Folder(std::filesystem::path path, int descriptor);
    static Result<Folder> hold(const std::filesystem::path& path, Lock lock);

    std::filesystem::path path_;
    int descriptor_;  // of the folder; holds the lock where exclusive
};

}  // namespace saksgang::store
