// SPDX-License-Identifier: EUPL-1.2
#include "daemon/auth/throttle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>

#include "workflows/core/ids.hpp"

namespace saksgang::auth {
namespace {

// One account has one key however its address is typed: SQLite's NOCASE folds the same letters.
std::string account_key(std::string_view account) {
    std::string key{account.substr(0, limits::email_bytes_max)};
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return key;
}

// A subscriber is given a /64 of IPv6 and may use any address in it.
std::string address_key(std::string_view text) {
    boost::system::error_code failed;
    const auto address = boost::asio::ip::make_address(std::string{text}, failed);
    if (failed) return "unknown";
    if (address.is_v4()) return address.to_string();
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped()) {
        return boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, v6).to_string();
    }
    return hex_of(v6.to_bytes().data(), 8);
}

}  // namespace

Instant RecentFailures::free_at(const std::string& key, Instant now) const {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return now;
    const Entry& entry = *found->second;
    if (entry.used < entry.at.size()) return now;
    return entry.at.back() + limits::login_window;
}

void RecentFailures::count(const std::string& key, Instant now) {
    auto found = by_key_.find(key);
    if (found == by_key_.end()) {
        make_room(now);
        entries_.push_front(Entry{.key = key});
        found = by_key_.emplace(key, entries_.begin()).first;
    } else {
        entries_.splice(entries_.begin(), entries_, found->second);
    }
    Entry& entry = entries_.front();
    std::shift_right(entry.at.begin(), entry.at.end(), 1);
    entry.at.front() = now;
    entry.used = std::min(entry.used + 1, entry.at.size());
}

void RecentFailures::take_back_one(const std::string& key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return;
    Entry& entry = *found->second;
    if (entry.used <= 1) return forget(key);
    // It keeps its place in the list though its newest is older now: it is cleared a little later.
    std::shift_left(entry.at.begin(), entry.at.end(), 1);
    --entry.used;
}

void RecentFailures::forget(const std::string& key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return;
    entries_.erase(found->second);
    by_key_.erase(found);
}

void RecentFailures::make_room(Instant now) {
    while (!entries_.empty()) {
        const Entry& oldest = entries_.back();
        const bool expired = oldest.at.front() + limits::login_window <= now;
        if (!expired && entries_.size() < entries_max_) return;
        by_key_.erase(oldest.key);
        entries_.pop_back();
    }
}

Result<void> LoginThrottle::begin(LoginAttempt attempt, Instant now) {
    const auto account = account_key(attempt.account);
    const auto address = address_key(attempt.address);
    const auto free_at =
        std::max(accounts_.free_at(account, now), addresses_.free_at(address, now));
    if (free_at > now) {
        ++refusals_;
        const auto wait = std::chrono::ceil<std::chrono::seconds>(free_at - now);
        return fail(Errc::too_many_attempts,
                    fmt::format("too many log-ins failed: try again in {} seconds", wait.count()));
    }
    accounts_.count(account, now);
    addresses_.count(address, now);
    return {};
}

void LoginThrottle::succeeded(LoginAttempt attempt) {
    accounts_.forget(account_key(attempt.account));
    addresses_.take_back_one(address_key(attempt.address));
}

}  // namespace saksgang::auth
