// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/setup_door.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/auth/auth.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

constexpr mode_t owner_only = 0600;

bool write_line(const std::filesystem::path& path, const std::string& line) {
    const int descriptor =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only);
    if (descriptor < 0) return false;
    // What an earlier file may have allowed is not what this one allows.
    const bool closed_to_others = ::fchmod(descriptor, owner_only) == 0;
    const auto written = ::write(descriptor, line.data(), line.size());
    ::close(descriptor);
    return closed_to_others && written == static_cast<ssize_t>(line.size());
}

}  // namespace

SetupDoor::SetupDoor(const Clock& clock, std::filesystem::path file)
    : clock_(clock), file_(std::move(file)) {}

Result<void> SetupDoor::open(std::string key, const std::string& public_url) {
    auto address = fmt::format("{}/setup?key={}", public_url, key);
    if (!write_line(file_, address + "\n")) {
        return fail(Errc::data_folder_invalid, fmt::format("{} cannot be written", file_.string()));
    }
    key_ = std::move(key);
    address_ = std::move(address);
    until_ = clock_.now() + limits::setup_open_for;
    return {};
}

bool SetupDoor::admits(std::string_view key) const {
    if (!key_ || clock_.now() >= until_) return false;
    return auth::equal_in_constant_time(key, *key_);
}

void SetupDoor::close() {
    key_.reset();
    address_.clear();
    std::error_code gone_already;
    std::filesystem::remove(file_, gone_already);
}

}  // namespace saksgang::app
