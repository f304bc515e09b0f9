// SPDX-License-Identifier: EUPL-1.2
// Whose turn it is to work out which version brought which words, and what of it was read lately.
// Rows are made behind the writer, when it is quiet, or by whoever asks for one that is missing;
// each chain by one at a time. On the main loop.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>

#include "daemon/app/bounded_cache.hpp"
#include "daemon/store/provenance_table.hpp"
#include "repo/text/paragraphs.hpp"
#include "repo/text/provenance.hpp"

namespace saksgang::app {

namespace asio = boost::asio;

// A version's text, its paragraphs, and which version brought each word of them.
struct Wording {
    std::shared_ptr<const std::string> text;
    std::vector<repo::ParagraphRange> paragraphs;  // paragraph 1 is the first
    repo::Provenance provenance;
};
using WordingPointer = std::shared_ptr<const Wording>;

class Provenances {
public:
    explicit Provenances(asio::any_io_executor executor);

    void wake();  // after a COMMIT
    // Until a COMMIT, and then until the writer has rested; not for ever.
    asio::awaitable<void> quiet_after_commit();

    // Held by whoever works on a chain; the next may when it goes.
    class Taken;
    using Turn = std::shared_ptr<const Taken>;
    asio::awaitable<Turn> turn(store::Chain chain);

    WordingPointer find(const store::Chain& chain, VersionNumber version);
    void put(const store::Chain& chain, WordingPointer wording);
    void forget();  // what was read

private:
    using Turns = std::map<store::Chain, std::shared_ptr<asio::steady_timer>>;

    asio::any_io_executor executor_;
    std::shared_ptr<Turns> turns_;
    asio::steady_timer news_;  // cancelled by a COMMIT
    bool woken_ = false;
    using Wordings = BoundedCache<std::pair<store::Chain, VersionNumber>, Wording>;
    Wordings wordings_;
};

}  // namespace saksgang::app
