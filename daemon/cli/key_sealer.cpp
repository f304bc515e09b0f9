// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/key_sealer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>

namespace saksgang::cli {
namespace {

constexpr std::size_t key_bytes = 32;  // crypto_secretbox_KEYBYTES
constexpr mode_t owner_only = 0600;

bool write_all(int descriptor, const std::array<std::uint8_t, key_bytes>& key) {
    return ::write(descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
           ::fsync(descriptor) == 0;
}

}  // namespace

Result<KeySealer> KeySealer::from_file(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::string key{std::istreambuf_iterator<char>{in}, {}};
    if (key.size() != key_bytes) {
        return fail(Errc::data_folder_invalid,
                    fmt::format("{} is missing or no key of {} bytes: restore it from a backup",
                                path.string(), key_bytes));
    }
    return KeySealer{std::move(key)};
}

Result<void> KeySealer::create_file(const std::filesystem::path& path) {
    std::array<std::uint8_t, key_bytes> key{};
    auth::SystemRng rng;
    rng.fill(key);
    const int descriptor =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_only);
    if (descriptor < 0) {
        return fail(Errc::data_folder_invalid, fmt::format("{} cannot be made", path.string()));
    }
    const bool written = write_all(descriptor, key);
    ::close(descriptor);
    if (!written) {
        return fail(Errc::data_folder_invalid, fmt::format("{} cannot be written", path.string()));
    }
    return {};
}

// Called on several threads: a generator of its own each time, since libsodium's state is its own.
std::string KeySealer::seal(std::string_view plain) const {
    auth::SystemRng rng;
    return auth::seal_secret(key_, plain, rng);
}

Result<std::string> KeySealer::open(std::string_view sealed) const {
    return auth::open_secret(key_, sealed);
}

}  // namespace saksgang::cli
