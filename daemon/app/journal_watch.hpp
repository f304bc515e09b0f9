// SPDX-License-Identifier: EUPL-1.2
// Those who wait for the journal to grow. A COMMIT wakes them; nobody asks the database by the
// clock. Their number is bounded, in all and for one peer. On the main loop.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <memory>
#include <string>

#include "workflows/core/limits.hpp"
#include "workflows/core/result.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::app {

namespace asio = boost::asio;

struct JournalWatchLimits {
    std::size_t readers_max = limits::journal_readers_max;
    std::size_t readers_per_peer_max = limits::journal_readers_per_peer_max;
    Milliseconds rest = limits::journal_rest;
};

class JournalWatch {
    struct Readers;
    struct Reader;

public:
    // How many COMMITs there have been. Whoever reads the journal remembers the count from before,
    // so that what comes meanwhile is not slept over.
    using Commits = std::uint64_t;

    // A reader's place, given back when it goes.
    class Place {
    public:
        Commits commits() const;

        // Until there have been more COMMITs than `known`: true. False after `most`, or when it is
        // over. One that was woken rests before it can be woken again, so that many readers do not
        // read once each for every COMMIT of a busy hour.
        asio::awaitable<bool> grown(Commits known, Milliseconds most);

        bool is_over() const;
        void end();  // grown() comes to its end

    private:
        friend class JournalWatch;
        explicit Place(std::shared_ptr<Reader> reader);
        std::shared_ptr<Reader> reader_;
    };

    explicit JournalWatch(asio::any_io_executor executor, JournalWatchLimits most = {});

    // Errc::busy when there is no place, or when it is closed.
    Result<Place> enter(const std::string& peer);

    void wake();   // after a COMMIT
    void close();  // everybody's wait is over, and nobody may enter

private:
    asio::any_io_executor executor_;
    std::shared_ptr<Readers> readers_;
};

}  // namespace saksgang::app
