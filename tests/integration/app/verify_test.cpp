// SPDX-License-Identifier: EUPL-1.2
// A good history holds; what was tampered with is found, and the first broken entry named.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "daemon/app/verify_report.hpp"
#include "tests/integration/app/good_history.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::app {
namespace {

using tests::Copy;
using tests::good_history;

// Which of the four checks found something: "journal state".
std::string found_by(const Verification& verification) {
    std::string names;
    for (const Check* check : verification.checks()) {
        if (check->holds()) continue;
        if (!names.empty()) names += ' ';
        names += check->name;
    }
    return names;
}

std::optional<Seq> first_entry(const Verification& verification) {
    const Finding* first = verification.first();
    return first == nullptr ? std::nullopt : first->entry;
}

void check_found(const Verification& verification, std::string_view by, std::optional<Seq> entry) {
    INFO(to_text(verification));
    CHECK_FALSE(verification.holds());
    CHECK(found_by(verification) == by);
    CHECK(first_entry(verification) == entry);
}

TEST_CASE("a history that nobody has touched holds") {
    const Copy copy;
    const auto verification = copy.verified();
    INFO(to_text(verification));
    CHECK(verification.holds());
    CHECK(verification.first() == nullptr);
    CHECK(verification.head.size == good_history().erased.value + 1);
    CHECK(verification.journal.counted == verification.head.size);
    CHECK(verification.contents.counted > 5);
    CHECK(verification.state.counted > 20);
    CHECK(verification.git.counted == 6);  // three versions, two releases, a definition
}

TEST_CASE("a text that was erased by an entry is no fault, and is shown") {
    const auto verification = Copy{}.verified();
    REQUIRE(verification.erased.size() == 1);
    const ErasedText& erased = verification.erased.front();
    CHECK(erased.entry == good_history().responded);
    CHECK(erased.name == "original");
    CHECK(erased.erased_by == good_history().erased);
    CHECK(to_text(verification).find("erased: \"original\"") != std::string::npos);
}

TEST_CASE("the report says the same to programs") {
    const Copy copy;
    const auto good = to_json(copy.verified());
    CHECK(good.at("holds").as_bool());
    CHECK_FALSE(good.contains("first"));
    copy.sql(fmt::format("DELETE FROM journal WHERE seq = {}", good_history().decided.value));
    const auto bad = to_json(copy.verified());
    CHECK_FALSE(bad.at("holds").as_bool());
    CHECK(bad.at("first").at("entry").as_int64() == good_history().decided.value);
}

TEST_CASE("an entry whose bytes were changed is named") {
    const Copy copy;
    const Seq decided = good_history().decided;
    copy.rewrite(decided, R"("in_favour":5)", R"("in_favour":4)", false);
    check_found(copy.verified(), "journal state", decided);
}

TEST_CASE("an entry that was replaced, its hash with it, is found by the root") {
    const Copy copy;
    const Seq decided = good_history().decided;
    copy.rewrite(decided, R"("in_favour":5)", R"("in_favour":4)", true);
    check_found(copy.verified(), "journal state", decided);
}

TEST_CASE("one whose checkpoints were made anew too is found by the state it left") {
    const Copy copy;
    const Seq decided = good_history().decided;
    copy.rewrite(decided, R"("in_favour":5)", R"("in_favour":4)", true);
    copy.recompute_checkpoints();
    check_found(copy.verified(), "state", decided);
}

TEST_CASE("a forger who remakes everything is found by a root kept elsewhere, and by it alone") {
    const Copy copy;
    const Head kept = copy.verified().head;
    copy.rewrite(good_history().decided, R"("in_favour":5)", R"("in_favour":4)", true);
    copy.recompute_checkpoints();
    copy.rebuild();
    CHECK(copy.verified().holds());
    check_found(copy.verified(std::span{&kept, 1}), "journal", std::nullopt);
}

TEST_CASE("a root kept elsewhere holds as the journal grows, and shows when it was cut") {
    const Copy copy;
    const Head kept = copy.verified().head;
    CHECK(copy.verified(std::span{&kept, 1}).holds());
    const Head larger{.size = kept.size + 5, .root = kept.root};
    check_found(copy.verified(std::span{&larger, 1}), "journal", Seq{kept.size});
}

TEST_CASE("a decision about another text is found by git, whoever remade the rest") {
    const Copy copy;
    const Seq decided = good_history().decided;
    const std::string branch = "refs/heads/documents/strategi-2025";
    const auto third = copy.git("rev-parse " + branch);
    copy.rewrite(decided, copy.git("rev-parse " + branch + "~1"), third, true);
    copy.recompute_checkpoints();
    copy.rebuild();
    check_found(copy.verified(), "git", decided);
}

TEST_CASE("an event that cannot follow is a finding") {
    const Copy copy;
    const Seq moved = good_history().stage_changed;
    copy.rewrite(moved, R"("from":"utkast")", R"("from":"horing")", true);
    copy.recompute_checkpoints();
    check_found(copy.verified(), "state", moved);
}

TEST_CASE("an entry that cannot be read is named, and what hangs on it is not judged") {
    const Copy copy;
    const Seq decided = good_history().decided;
    copy.rewrite(decided, R"({"actor")", R"({"autor")", true);
    copy.recompute_checkpoints();
    check_found(copy.verified(), "journal state git", decided);
}

TEST_CASE("an entry that is gone is named: the last, one between, several") {
    const auto& good = good_history();
    const Copy last;
    last.sql(fmt::format("DELETE FROM journal WHERE seq = {}", good.erased.value));
    CHECK(first_entry(last.verified()) == good.responded);  // erased, and no entry says so
    CHECK(last.verified().journal.findings.front().entry == good.erased);

    const Copy between;
    between.sql(fmt::format("DELETE FROM journal WHERE seq = {}", good.released.value));
    CHECK(first_entry(between.verified()) == good.released);

    const Copy several;
    const auto range = fmt::format("seq >= {} AND seq < {}", good.decided.value, good.erased.value);
    several.sql(
        fmt::format("DELETE FROM journal WHERE {0}; DELETE FROM contents WHERE {0}", range));
    check_found(several.verified(), "journal state git", good.decided);
}

TEST_CASE("entries cut off with their checkpoints are found by the state they left") {
    const Copy copy;
    const auto from = good_history().milestone_moved.value;
    copy.sql(
        fmt::format("DELETE FROM journal WHERE seq >= {0}; DELETE FROM contents WHERE seq >= "
                    "{0}; DELETE FROM checkpoint WHERE size > {0}",
                    from));
    const auto verification = copy.verified();
    CHECK(verification.journal.holds());
    CHECK_FALSE(verification.state.holds());
}

TEST_CASE("every change of a row is found, and its entry named") {
    const auto& good = good_history();
    struct Tampering {
        std::string sql;  // {}: the entry
        std::string_view by;
        Seq entry;
    };
    const std::vector<Tampering> tamperings{
        {"UPDATE journal SET type = 'document.created' WHERE seq = {}", "journal", good.decided},
        {"UPDATE journal SET document = NULL WHERE seq = {}", "journal", good.decided},
        {"UPDATE journal SET recorded_at = 0 WHERE seq = {}", "journal", good.decided},
        {"UPDATE journal SET visibility = 3 WHERE seq = {}", "journal", good.second_saved},
        {"UPDATE journal SET command_id = zeroblob(16) WHERE seq = {}", "journal", good.decided},
        {"UPDATE journal SET leaf_hash = zeroblob(5) WHERE seq = {}", "journal", good.decided},
        {"UPDATE checkpoint SET root = zeroblob(32) WHERE size = {} + 1", "journal", good.decided},
        {"DELETE FROM checkpoint WHERE size > {}", "journal", good.erased},
        {"UPDATE contents SET bytes = X'41' WHERE seq = {} AND name = 'note'", "contents",
         good.decided},
        {"UPDATE contents SET commitment = zeroblob(32) WHERE seq = {} AND name = 'note'",
         "contents", good.decided},
        {"UPDATE contents SET salt = NULL, bytes = NULL WHERE seq = {} AND name = 'note'",
         "contents", good.decided},
        {"UPDATE contents SET salt = NULL WHERE seq = {} AND name = 'note'", "contents",
         good.decided},
        {"DELETE FROM contents WHERE seq = {}", "contents", good.decided},
        {"UPDATE contents SET salt = zeroblob(32), bytes = X'41' WHERE bytes IS NULL AND {0} = {0}",
         "contents", good.responded},
        {"INSERT INTO contents VALUES ({}, 'more', zeroblob(32), X'41', zeroblob(32))", "contents",
         good.decided},
        {"INSERT INTO contents VALUES ({} + 1, 'more', zeroblob(32), X'41', zeroblob(32))",
         "contents", Seq{good.erased.value + 1}},
        {"UPDATE decision SET in_favour = 4 WHERE seq = {}", "state", good.decided},
        {"UPDATE decision SET standing = 1 WHERE seq = {}", "state", good.decided},
        {"DELETE FROM decision WHERE seq = {}", "state", good.decided},
        {"UPDATE response SET withdrawn = 1 WHERE seq = {}", "state", good.responded},
        {"UPDATE version SET blob_oid = zeroblob(20) WHERE saved_seq = {}", "state",
         good.second_saved},
        {"UPDATE version SET text_sha256 = zeroblob(32) WHERE saved_seq = {}", "state",
         good.first_saved},
        {"DELETE FROM version WHERE saved_seq = {}", "state", good.first_saved},
        {"UPDATE milestone SET first_day = '2024-04-01' WHERE last_seq = {}", "state",
         good.milestone_moved},
        {"UPDATE process SET stage = 'vedtatt' WHERE {0} = {0}", "state", good.erased},
        {"UPDATE workflow_installed SET sha256 = zeroblob(32) WHERE {0} = {0}", "state",
         good.installed},
    };
    for (const Tampering& tampering : tamperings) {
        INFO(tampering.sql);
        const Copy copy;
        const bool past_the_end = tampering.entry > good.erased;
        const auto entry = past_the_end ? good.erased : tampering.entry;
        copy.sql(fmt::format(fmt::runtime(tampering.sql), entry.value));
        check_found(copy.verified(), tampering.by, tampering.entry);
    }
}

TEST_CASE("a derived row that no entry made is found") {
    const Copy copy;
    copy.sql(
        "INSERT INTO milestone VALUES ('strategi-2025', 'aldri', 1, NULL, NULL, 0, 3);"
        "INSERT INTO body VALUES ('skyggeradet', '{}')");
    const auto verification = copy.verified();
    check_found(verification, "state", std::nullopt);
    CHECK(verification.state.findings.size() == 2);
}

TEST_CASE("an index that leaves rows out is found: pages would not show them") {
    const Copy copy;
    copy.sql(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
        "replace(sql, 'visibility = 3', 'visibility = 1') WHERE name = 'journal_public'");
    check_found(copy.verified(), "journal", std::nullopt);
}

TEST_CASE("findings are bounded, and the earliest entries kept") {
    Check check{.name = "journal", .of = "entries"};
    for (std::int64_t seq = 1000; seq-- > 0;)
        check.add({.entry = Seq{seq}, .what = "", .remedy = ""});
    check.add({.entry = std::nullopt, .what = "", .remedy = ""});
    CHECK(check.findings.front().entry == Seq{0});
    CHECK(check.findings.size() + static_cast<std::size_t>(check.left_out) == 1001);
    CHECK(check.findings.back().entry == Seq{static_cast<std::int64_t>(check.findings.size()) - 1});
}

TEST_CASE("rebuilding changes nothing of a good history, and mends changed tables") {
    const Copy copy;
    const auto lived = copy.dump();
    copy.rebuild();
    CHECK(copy.dump() == lived);
    copy.sql("UPDATE decision SET in_favour = 4; DELETE FROM version WHERE number = 1");
    CHECK_FALSE(copy.verified().holds());
    copy.rebuild();
    CHECK(copy.dump() == lived);
    CHECK(copy.verified().holds());
}

}  // namespace
}  // namespace saksgang::app
