// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/journal_watch.hpp"

#include <boost/asio/steady_timer.hpp>
#include <map>
#include <set>
#include <utility>

#include "daemon/runtime/as_result.hpp"

namespace saksgang::app {

using runtime::as_result;

struct JournalWatch::Readers {
    JournalWatchLimits most;
    Commits commits = 0;
    bool closed = false;
    std::set<Reader*> present = {};
    std::map<std::string, std::size_t> of_peer = {};
};

struct JournalWatch::Reader {
    Reader(const asio::any_io_executor& executor, std::shared_ptr<Readers> all, std::string from)
        : readers(std::move(all)), peer(std::move(from)), news(executor), rest(executor) {
        readers->present.insert(this);
        ++readers->of_peer[peer];
    }
    ~Reader() {
        readers->present.erase(this);
        const auto count = readers->of_peer.find(peer);
        if (--count->second == 0) readers->of_peer.erase(count);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    void end() {
        over = true;
        news.cancel();
        rest.cancel();
    }

    std::shared_ptr<Readers> readers;
    std::string peer;
    asio::steady_timer news;  // cancelled when there are some
    asio::steady_timer rest;  // has run out, but for a while after news
    bool over = false;
};

JournalWatch::Place::Place(std::shared_ptr<Reader> reader) : reader_(std::move(reader)) {}

JournalWatch::Commits JournalWatch::Place::commits() const {
    return reader_->readers->commits;
}

bool JournalWatch::Place::is_over() const {
    return reader_->over;
}

void JournalWatch::Place::end() {
    reader_->end();
}

asio::awaitable<bool> JournalWatch::Place::grown(Commits known, Milliseconds most) {
    const auto reader = reader_;  // whoever waits may be ended, but not taken away
    if (!reader->over) co_await reader->rest.async_wait(as_result);
    if (!reader->over && reader->readers->commits == known) {
        reader->news.expires_after(most);
        co_await reader->news.async_wait(as_result);
    }
    if (reader->over || reader->readers->commits == known) co_return false;
    reader->rest.expires_after(reader->readers->most.rest);
    co_return true;
}

JournalWatch::JournalWatch(asio::any_io_executor executor, JournalWatchLimits most)
    : executor_(std::move(executor)), readers_(std::make_shared<Readers>(Readers{.most = most})) {}

Result<JournalWatch::Place> JournalWatch::enter(const std::string& peer) {
    if (readers_->closed) return fail(Errc::busy, "the daemon is stopping: come back shortly");
    if (readers_->present.size() >= readers_->most.readers_max) {
        return fail(Errc::busy, "too many wait for the journal: come back shortly");
    }
    const auto count = readers_->of_peer.find(peer);
    if (count != readers_->of_peer.end() && count->second >= readers_->most.readers_per_peer_max) {
        return fail(Errc::busy, "too many wait for the journal from your address: end some");
    }
    return Place{std::make_shared<Reader>(executor_, readers_, peer)};
}

void JournalWatch::wake() {
    ++readers_->commits;
    for (Reader* reader : readers_->present)
        reader->news.cancel();
}

void JournalWatch::close() {
    readers_->closed = true;
    for (Reader* reader : readers_->present)
        reader->end();
}

}  // namespace saksgang::app
