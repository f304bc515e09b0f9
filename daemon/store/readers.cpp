// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/readers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace saksgang::store {

Readers::Reader::Reader(const std::filesystem::path& database, std::string name)
    : db(database, Connection::Mode::read_only),
      pool(std::move(name), 1, limits::reader_queue_max) {}

Readers::Readers(const std::filesystem::path& database, std::size_t threads) {
    for (std::size_t number = 1; number <= threads; ++number)
        readers_.push_back(std::make_unique<Reader>(database, fmt::format("reader-{}", number)));
}

void Readers::stop() {
    for (const auto& reader : readers_)
        reader->pool.stop();
}

std::size_t Readers::waiting() const {
    std::size_t jobs = 0;
    for (const auto& reader : readers_)
        jobs += reader->pool.waiting();
    return jobs;
}

Readers::Reader& Readers::least_busy() {
    return **std::ranges::min_element(readers_, {},
                                      [](const auto& reader) { return reader->taken->load(); });
}

Snapshot::Snapshot(Connection& db) : db_(db) {
    db_.prepare("BEGIN").run();
}

Snapshot::~Snapshot() {
    try {
        db_.prepare("ROLLBACK").run();
    } catch (const StoreFailure&) {
        return;  // nothing was written; a failing disk shows itself at the next read
    }
}

}  // namespace saksgang::store
