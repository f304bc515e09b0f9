// SPDX-License-Identifier: EUPL-1.2
// The way into an installation that nobody can log in to yet. Never open to the first comer: it
// takes a key that only whoever can read the data folder, or the terminal of the daemon, has. Main
// loop.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "workflows/core/result.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::app {

class SetupDoor {
public:
    // `file`: where the address is written while the door is open, for its owner alone.
    SetupDoor(const Clock& clock, std::filesystem::path file);

    // Until it is closed, or limits::setup_open_for has passed. Errc::data_folder_invalid when the
    // file cannot be written.
    Result<void> open(std::string key, const std::string& public_url);
    // In constant time.
    bool admits(std::string_view key) const;
    void close();  // and the file goes

    const std::string& address() const { return address_; }  // empty: it is closed
    const std::filesystem::path& file() const { return file_; }

private:
    const Clock& clock_;
    std::filesystem::path file_;
    std::optional<std::string> key_;
    std::string address_;
    Instant until_{};
};

}  // namespace saksgang::app
