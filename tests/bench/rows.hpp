// SPDX-License-Identifier: EUPL-1.2
// The rows that a daemon's last command wrote, to be written again by nothing but SQLite: the same
// tables, indexes, triggers and pragmas, without the rules. On a copy of its database, which is of
// no use afterwards.
#pragma once

#include <filesystem>

#include "daemon/store/connection.hpp"

namespace saksgang::bench {

class Rows {
public:
    explicit Rows(const std::filesystem::path& database);

    void begin();
    // The journal's rows with their free text, the version where there is one, the process, and
    // the answer that would be remembered.
    void write_command();
    void commit();  // with the tree's head

private:
    void write_version(std::int64_t first, std::int64_t end);

    store::Connection db_;
    std::int64_t first_ = 0;  // of the last command's entries
    std::int64_t end_ = 0;
    std::int64_t shift_ = 0;  // what the next copy adds to a sequence number
    std::int64_t made_ = 0;
};

}  // namespace saksgang::bench
