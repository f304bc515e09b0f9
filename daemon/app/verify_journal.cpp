// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/verify_journal.hpp"

#include <fmt/format.h>

#include "daemon/store/journal_table.hpp"
#include "workflows/notice_rules.hpp"

namespace saksgang::app {
namespace {

// Lives as long as the value.
template <class B>
std::string_view bytes_of(const B& value) {
    return {reinterpret_cast<const char*>(value.value.data()), B::size};
}

std::optional<std::string> document_column(const journal::Entry& entry) {
    const auto document = store::document_of(entry.subject);
    if (!document) return std::nullopt;
    return document->value;
}

// "entry 4", "one of the entries 4 to 6".
std::string one_of(std::int64_t first, std::int64_t last) {
    if (first == last) return fmt::format("entry {}", first);
    return fmt::format("one of the entries {} to {}", first, last);
}

Result<Recorded> read(std::string_view leaf) {
    TRY(auto entry, journal::decode(leaf));
    TRY(auto event, workflows::decode(entry.type, entry.data));
    return Recorded{.entry = std::move(entry), .event = std::move(event)};
}

std::string fault_of(const Error& error) {
    if (error.field.empty()) return error.message;
    return fmt::format("{} {}", error.field, error.message);
}

}  // namespace

JournalCheck::JournalCheck(store::Connection& db, std::span<const Head> kept, Check& check)
    : check_(check), checkpoints_(store::checkpoint_rows(db)) {
    for (const Head& head : kept)
        kept_.emplace(head.size, head.root);
}

void JournalCheck::find(std::int64_t seq, std::string what) {
    check_.add({.entry = Seq{seq}, .what = std::move(what), .remedy = remedy::restore_database});
}

std::optional<Recorded> JournalCheck::take(const store::RawJournalRow& row) {
    take_number(row.seq);
    ++check_.counted;
    const Sha256 hash = journal::leaf_hash(row.leaf);
    if (bytes_of(hash) != row.leaf_hash) {
        last_broken_ = row.seq.value;
        find(row.seq.value,
             "the entry's bytes are not those that were hashed when it was recorded");
    }
    frontier_.append(hash);
    hold_against_roots();
    auto recorded = read(row.leaf);
    if (!recorded) {
        if (!lost_) lost_ = row.seq;
        find(row.seq.value, "the entry cannot be read: " + fault_of(recorded.error()));
        return std::nullopt;
    }
    hold_against_columns(row, *recorded);
    return *std::move(recorded);
}

// Numbers count from 0 without a gap. After one, no root can be compared.
void JournalCheck::take_number(Seq seq) {
    if (seq.value < next_) {
        roots_compared_ = false;
        find(seq.value, "a row stands before the first entry");
        return;
    }
    if (seq.value > next_) {
        roots_compared_ = false;
        if (!lost_) lost_ = Seq{next_};
        const auto last = seq.value - 1;
        find(next_, next_ == last ? fmt::format("entry {} is gone", next_)
                                  : fmt::format("the entries {} to {} are gone", next_, last));
    }
    next_ = seq.value + 1;
}

void JournalCheck::hold_against_columns(const store::RawJournalRow& row, const Recorded& recorded) {
    const auto& entry = recorded.entry;
    const auto seq = row.seq.value;
    if (entry.seq != row.seq) {
        find(seq, fmt::format("the entry that stands here says it is number {}", entry.seq.value));
    }
    const auto differs = [&](std::string_view column) {
        find(seq, fmt::format("the column {} does not say what the entry says", column));
    };
    const auto recorded_at = to_unix_ms(entry.recorded_at);
    const auto visibility = workflows::visibility_of(recorded.event);
    if (row.type != entry.type) differs("type");
    if (row.command_id != bytes_of(entry.command_id)) differs("command_id");
    if (row.document != document_column(entry)) differs("document");
    if (row.recorded_at != recorded_at) differs("recorded_at");
    if (row.visibility != static_cast<std::int64_t>(visibility)) differs("visibility");
    if (recorded_at < recorded_at_) {
        find(seq, "the entry says it was recorded before the one that stands before it");
    }
    recorded_at_ = recorded_at;
}

void JournalCheck::hold_against_roots() {
    const auto size = static_cast<std::int64_t>(frontier_.size());
    if (const auto& stored = checkpoints_.row(); stored && stored->size == size) {
        const bool holds = bytes_of(frontier_.root()) == stored->root;
        if (roots_compared_ && !holds) {
            roots_compared_ = false;
            // A leaf that is not what its own hash says has been named already.
            if (last_broken_ < proven_) {
                find(proven_, fmt::format("{} is not what was recorded: the first {} entries do "
                                          "not give the root of the checkpoint stored with them",
                                          one_of(proven_, size - 1), size));
            }
        }
        if (holds) proven_ = size;
        checkpoints_.advance();
    }
    const auto [first, last] = kept_.equal_range(size);
    for (auto kept = first; kept != last; ++kept) {
        if (kept->second == frontier_.root()) continue;
        check_.add({.entry = std::nullopt,
                    .what = fmt::format("the first {} entries do not give the root that was kept "
                                        "elsewhere: this is another history",
                                        size),
                    .remedy = remedy::compare});
    }
}

Head JournalCheck::finish() {
    for (; checkpoints_.row(); checkpoints_.advance()) {
        const auto size = checkpoints_.row()->size;
        if (!roots_compared_ || size <= next_) continue;
        find(next_, fmt::format("{} gone from the end: a checkpoint counts {} entries",
                                size - 1 == next_
                                    ? fmt::format("entry {} is", next_)
                                    : fmt::format("the entries {} to {} are", next_, size - 1),
                                size));
        roots_compared_ = false;
        if (!lost_) lost_ = Seq{next_};
    }
    if (roots_compared_ && proven_ < next_) {
        find(proven_, fmt::format("no checkpoint covers the entries from {} on", proven_));
    }
    if (!kept_.empty() && kept_.rbegin()->first > next_) {
        check_.add({.entry = Seq{next_},
                    .what = fmt::format("the root that was kept elsewhere is of {} entries, and "
                                        "the journal holds {}",
                                        kept_.rbegin()->first, next_),
                    .remedy = remedy::restore_database});
    }
    return {.size = static_cast<std::int64_t>(frontier_.size()), .root = frontier_.root()};
}

}  // namespace saksgang::app
