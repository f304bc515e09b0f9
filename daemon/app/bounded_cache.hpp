// SPDX-License-Identifier: EUPL-1.2
// What is named by a git id never goes stale: a cache of such things, least recently used out
// first. Main loop only.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>

#include "workflows/core/assert.hpp"

namespace saksgang::app {

template <class Key, class Value>
class BoundedCache {
public:
    explicit BoundedCache(std::size_t cost_max) : cost_max_(cost_max) {}

    std::shared_ptr<const Value> find(const Key& key) {
        const auto found = places_.find(key);
        if (found == places_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->value;
    }

    // `cost` in whatever unit `cost_max` is. Something dearer than the whole cache is not kept.
    void put(const Key& key, std::shared_ptr<const Value> value, std::size_t cost) {
        ASSERT(value != nullptr);
        if (cost > cost_max_ || places_.contains(key)) return;
        entries_.push_front({key, std::move(value), cost});
        places_[key] = entries_.begin();
        cost_ += cost;
        while (cost_ > cost_max_)
            drop_last();
    }

private:
    struct Entry {
        Key key;
        std::shared_ptr<const Value> value;
        std::size_t cost;
    };

    void drop_last() {
        cost_ -= entries_.back().cost;
        places_.erase(entries_.back().key);
        entries_.pop_back();
    }

    std::size_t cost_max_;
    std::size_t cost_ = 0;
    std::list<Entry> entries_;
    std::map<Key, typename std::list<Entry>::iterator> places_;
};

}  // namespace saksgang::app
