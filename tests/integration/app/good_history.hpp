// SPDX-License-Identifier: EUPL-1.2
// A small but complete data folder, lived through the use cases once; and copies of it, to be
// tampered with the way somebody with a shell on the machine would.
#pragma once

#include <memory>
#include <string_view>

#include "daemon/app/verify.hpp"
#include "tests/integration/store/fixture.hpp"

namespace saksgang::app::tests {

struct TestHouse;

// What was done, and the entries that say so. Every step but the first two is one entry.
struct GoodHistory {
    store::tests::TemporaryFolder folder;
    Seq installed;  // last entry of the council's set-up
    Seq created;    // document.created; milestones follow
    Seq first_saved;
    Seq second_saved;
    Seq released;  // version 2
    Seq milestone_held;
    Seq stage_changed;
    Seq responded;
    Seq decided;
    Seq decided_part;    // about one section, whose lines are `decided_lines`
    Seq third_saved;     // and both decisions lapsed
    Seq released_again;  // version 3
    Seq milestone_moved;
    Seq erased;  // the letter that the response came in; the last entry
};
const GoodHistory& good_history();
// The same, lived in a house of one's own, which is new.
void live_through(GoodHistory& history, TestHouse& house);
inline constexpr std::string_view decided_lines = "## Samferdsel\n\nTogene skal gå.\n";

class Copy {
public:
    Copy();

    store::Folder open() const;
    Verification verified(std::span<const Head> kept = {}) const;

    // Runs statements without triggers and foreign keys in the way.
    void sql(const std::string& statements) const;
    // Replaces words in an entry's bytes; the row's leaf_hash fits them when `hashed`.
    void rewrite(Seq entry, std::string_view from, std::string_view to, bool hashed) const;
    void recompute_checkpoints() const;
    void rebuild() const;
    std::string dump() const;  // of the derived tables

    // Runs git in text.git, which must succeed; what it says without the last line end.
    std::string git(const std::string& arguments) const;
    std::filesystem::path object_file(const std::string& oid) const;  // of a loose object

private:
    std::unique_ptr<store::Connection> database() const;
    store::tests::TemporaryFolder folder_;
    std::filesystem::path data_;
};

}  // namespace saksgang::app::tests
