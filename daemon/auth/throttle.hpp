// SPDX-License-Identifier: EUPL-1.2
// Slows guessing of passwords: at most limits::login_attempts_max failures within
// limits::login_window for one account, and for one address. In memory, bounded, forgotten at
// restart. Main loop only. Knows neither people nor passwords.
#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "workflows/core/limits.hpp"
#include "workflows/core/result.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::auth {

// Failures by key, for one kind of key. Ordered by their newest, so that what has expired stands
// together at the back, and a full memory forgets the oldest first.
class RecentFailures {
public:
    explicit RecentFailures(std::size_t entries_max) : entries_max_(entries_max) {}

    // When the key is free again; `now` or earlier: it is.
    Instant free_at(const std::string& key, Instant now) const;
    void count(const std::string& key, Instant now);
    void take_back_one(const std::string& key);
    void forget(const std::string& key);
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string key;
        std::array<Instant, limits::login_attempts_max> at{};  // newest first
        std::size_t used = 0;
    };
    void make_room(Instant now);

    std::size_t entries_max_;
    std::list<Entry> entries_;  // newest first
    std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

struct LoginAttempt {
    std::string_view account;  // the e-mail address as typed
    std::string_view address;  // the client's, behind trusted proxies the one they name
};

class LoginThrottle {
public:
    explicit LoginThrottle(std::size_t entries_max = limits::login_throttle_entries_max)
        : accounts_(entries_max), addresses_(entries_max) {}

    // Before the password is looked at. Errc::too_many_attempts, naming the wait. An admitted
    // attempt counts as failed from here on, so that guesses sent side by side are counted too; a
    // refused one does not count, so that whoever waits gets in.
    Result<void> begin(LoginAttempt attempt, Instant now);

    // The password was right: the account starts afresh; the address only gets this attempt back,
    // else one account of one's own would buy any number of guesses at others.
    void succeeded(LoginAttempt attempt);

    std::size_t size() const { return accounts_.size() + addresses_.size(); }
    std::uint64_t refusals() const { return refusals_; }  // since it was made

private:
    std::uint64_t refusals_ = 0;
    RecentFailures accounts_;
    RecentFailures addresses_;
};

}  // namespace saksgang::auth
