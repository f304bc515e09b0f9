// SPDX-License-Identifier: EUPL-1.2
// What the store's tests share: a folder that goes away, a clock and a random source of their own.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <random>
#include <string>

#include "daemon/store/connection.hpp"
#include "daemon/store/migrations.hpp"
#include "workflows/core/random.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::store::tests {

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "saksgang-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path database() const { return path_ / "saksgang.db"; }

private:
    std::filesystem::path path_;
};

// Read by the writer's thread, set by the test's.
class ManualClock final : public Clock {
public:
    Instant now() const override { return from_unix_ms(unix_ms_); }
    void set(std::int64_t unix_ms) { unix_ms_ = unix_ms; }

private:
    std::atomic<std::int64_t> unix_ms_ = 1'710'000'000'000;
};

class SeededRng final : public Rng {
public:
    explicit SeededRng(std::uint64_t seed = 1) : engine_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(engine_());
    }

private:
    std::mt19937_64 engine_;
};

inline std::int64_t count(Connection& db, std::string_view sql) {
    auto row = db.prepare(sql);
    return row.step() ? row.integer(0) : -1;
}

}  // namespace saksgang::store::tests
