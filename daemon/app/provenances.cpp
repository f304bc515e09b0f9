// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/provenances.hpp"

#include "daemon/runtime/as_result.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {

using runtime::as_result;

class Provenances::Taken {
public:
    Taken(std::shared_ptr<Turns> turns, store::Chain chain)
        : turns_(std::move(turns)), chain_(std::move(chain)) {}
    ~Taken() {
        const auto found = turns_->find(chain_);
        const auto waiting = found->second;
        turns_->erase(found);
        waiting->cancel();
    }
    Taken(const Taken&) = delete;
    Taken& operator=(const Taken&) = delete;

private:
    std::shared_ptr<Turns> turns_;
    store::Chain chain_;
};

Provenances::Provenances(asio::any_io_executor executor)
    : executor_(std::move(executor)),
      turns_(std::make_shared<Turns>()),
      news_(executor_),
      wordings_(limits::provenance_cache_bytes_max) {}

void Provenances::wake() {
    woken_ = true;
    news_.cancel();
}

asio::awaitable<void> Provenances::quiet_after_commit() {
    while (!woken_) {
        news_.expires_at(asio::steady_timer::time_point::max());
        co_await news_.async_wait(as_result);
    }
    // Each COMMIT cuts a rest short, and another begins.
    for (auto rested = Milliseconds{0}; woken_ && rested < limits::provenance_wait_max;
         rested += limits::provenance_rest) {
        woken_ = false;
        asio::steady_timer rest{executor_, limits::provenance_rest};
        co_await rest.async_wait(as_result);
    }
    woken_ = false;
}

asio::awaitable<Provenances::Turn> Provenances::turn(store::Chain chain) {
    while (true) {
        const auto found = turns_->find(chain);
        if (found == turns_->end()) break;
        const auto before = found->second;
        co_await before->async_wait(as_result);
    }
    turns_->emplace(chain, std::make_shared<asio::steady_timer>(
                               executor_, asio::steady_timer::time_point::max()));
    co_return std::make_shared<const Taken>(turns_, std::move(chain));
}

void Provenances::forget() {
    wordings_ = Wordings{limits::provenance_cache_bytes_max};
}

WordingPointer Provenances::find(const store::Chain& chain, VersionNumber version) {
    return wordings_.find({chain, version});
}

void Provenances::put(const store::Chain& chain, WordingPointer wording) {
    const auto& provenance = wording->provenance;
    const std::size_t cost = sizeof(Wording) + wording->text->size() +
                             provenance.origins.size() * sizeof(repo::Origin) +
                             provenance.paragraphs.size() * sizeof(repo::ParagraphOrigin) +
                             wording->paragraphs.size() * sizeof(repo::ParagraphRange);
    const VersionNumber version = provenance.version;
    wordings_.put({chain, version}, std::move(wording), cost);
}

}  // namespace saksgang::app
