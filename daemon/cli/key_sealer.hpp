// SPDX-License-Identifier: EUPL-1.2
// Seals endpoint addresses and secrets with keys/secrets.key: joins daemon/auth's cipher to the
// store's Sealer.
#pragma once

#include <filesystem>
#include <string>

#include "daemon/auth/auth.hpp"
#include "daemon/store/sealer.hpp"

namespace saksgang::cli {

class KeySealer final : public store::Sealer {
public:
    // Errc::data_folder_invalid when the file is missing or not a key of ours.
    static Result<KeySealer> from_file(const std::filesystem::path& path);
    // A new key, readable by its owner alone.
    static Result<void> create_file(const std::filesystem::path& path);

    std::string seal(std::string_view plain) const override;
    Result<std::string> open(std::string_view sealed) const override;

private:
    explicit KeySealer(std::string key) : key_(std::move(key)) {}
    std::string key_;
};

}  // namespace saksgang::cli
