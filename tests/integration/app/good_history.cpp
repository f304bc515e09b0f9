// SPDX-License-Identifier: EUPL-1.2
#include "tests/integration/app/good_history.hpp"

#include <fmt/format.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>

#include "daemon/app/change_stage.hpp"
#include "daemon/app/council.hpp"
#include "daemon/app/erase_content.hpp"
#include "daemon/app/milestones.hpp"
#include "daemon/app/record_decision.hpp"
#include "daemon/app/register_response.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/store/rebuild.hpp"
#include "tests/integration/app/test_house.hpp"
#include "tests/support/catch.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app::tests {
namespace {

namespace fs = std::filesystem;

constexpr LocalDate today{std::chrono::year{2024} / 3 / 20};
const DocumentSlug history_document{"strategi-2025"};

WantedResponse letter_from_business() {
    return {.document = history_document,
            .version = VersionNumber{2},
            .response = {.body = {"faggruppe-naering"},
                         .seat = std::nullopt,
                         .version = {},
                         .answers = {{{"malstruktur"}, "partly", "Færre mål."},
                                     {{"overordnet-niva"}, "yes", ""},
                                     {{"innsatsomrader"}, "yes", ""},
                                     {{"delmal"}, "yes", ""}},
                         .channel = workflows::Channel::letter,
                         .on_behalf = true,
                         .received_on = today,
                         .visibility = workflows::Visibility::open,
                         .statute = "",
                         .original = "Kjære råd, dette er brevet slik det kom."}};
}

NewText next_text(const Receipt& before, std::string text) {
    return {.document = history_document,
            .text = std::move(text),
            .message = "Ny runde",
            .expected_blob = before.blob};
}

void begin(GoodHistory& history, TestHouse& house, Receipt& last) {
    history.installed = house.must(install_council(house.app, example_council())).last_seq;
    last = house.must(create_document(house.app, secretary(),
                                      {.document = {.document = history_document,
                                                    .title = "Strategi for regionen",
                                                    .language = "nb",
                                                    .case_number = "10/24",
                                                    .workflow = {"strategi"}},
                                       .text = "# Strategi\n\nFørste utkast.\n",
                                       .message = "Første tekst"}));
    history.created = last.first_seq;
    history.first_saved = last.last_seq;
    last = house.must(save_text(
        house.app, secretary(),
        next_text(last, fmt::format("# Strategi\n\nAndre utkast.\n\n{}", decided_lines))));
    history.second_saved = last.first_seq;
}

}  // namespace

void live_through(GoodHistory& history, TestHouse& house) {
    App& app = house.app;
    const Caller me = secretary();
    Receipt last;
    begin(history, house, last);
    const auto step = [&](asio::awaitable<Result<Receipt>> command) {
        last = house.must(std::move(command));
        return last.first_seq;
    };
    history.released = step(release_version(
        app, me,
        {.document = history_document, .version = VersionNumber{2}, .name = "Andre utkast"}));
    history.milestone_held = step(hold_milestone(
        app, me, history_document,
        {.milestone = {"stormote"}, .held_on = std::chrono::year{2024} / 3 / 5, .note = "Holdt."}));
    history.stage_changed = step(
        change_stage(app, me, history_document,
                     {.to = {"faggrupper"}, .note = "Sendes ut.", .effective_on = std::nullopt}));
    history.responded = step(register_response(app, me, letter_from_business()));
    history.decided =
        step(record_decision(app, me, statement_of_business(history_document, VersionNumber{2})));
    auto about_a_part = statement_of_business(history_document, VersionNumber{2});
    about_a_part.sections = {{"samferdsel"}};
    history.decided_part = step(record_decision(app, me, about_a_part));
    history.third_saved =
        step(save_text(app, me, next_text(last, "# Strategi\n\nTredje utkast.\n")));
    history.released_again = step(release_version(
        app, me,
        {.document = history_document, .version = VersionNumber{3}, .name = "Tredje utkast"}));
    history.milestone_moved = step(move_milestone(app, me, history_document,
                                                  {.milestone = {"faggruppemoter"},
                                                   .from = std::chrono::year{2024} / 3 / 25,
                                                   .until = std::chrono::year{2024} / 3 / 27,
                                                   .reason = "Påske."}));
    history.erased = step(erase_content(
        app, me,
        {.seq = history.responded, .name = "original", .ground = "personopplysningsloven"}));
}

const GoodHistory& good_history() {
    static const std::unique_ptr<const GoodHistory> history = [] {
        auto made = std::make_unique<GoodHistory>();
        TestHouse house{made->folder.path() / "data"};
        live_through(*made, house);
        return made;
    }();
    return *history;
}

Copy::Copy() : data_(folder_.path() / "data") {
    fs::copy(good_history().folder.path() / "data", data_, fs::copy_options::recursive);
}

store::Folder Copy::open() const {
    auto folder = store::Folder::open(data_, store::Folder::Lock::none);
    REQUIRE(folder);
    return *std::move(folder);
}

Verification Copy::verified(std::span<const Head> kept) const {
    auto verification = verify(open(), kept);
    REQUIRE(verification);
    return *std::move(verification);
}

std::unique_ptr<store::Connection> Copy::database() const {
    return std::make_unique<store::Connection>(data_ / "saksgang.db",
                                               store::Connection::Mode::read_write);
}

void Copy::sql(const std::string& statements) const {
    const auto db = database();
    db->execute(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
        "DROP TRIGGER IF EXISTS journal_has_no_gaps; DROP TRIGGER IF EXISTS journal_is_not_updated;"
        "DROP TRIGGER IF EXISTS journal_is_not_deleted;"
        "DROP TRIGGER IF EXISTS contents_are_only_erased;"
        "DROP TRIGGER IF EXISTS contents_are_not_deleted;"
        "DROP TRIGGER IF EXISTS checkpoint_is_not_updated;"
        "DROP TRIGGER IF EXISTS checkpoint_is_not_deleted;");
    db->execute(statements);
}

void Copy::rewrite(Seq entry, std::string_view from, std::string_view to, bool hashed) const {
    sql("");
    const auto db = database();
    std::string leaf;
    {
        auto row = db->prepare("SELECT leaf FROM journal WHERE seq = ?").bind(entry);
        REQUIRE(row.step());
        leaf = row.blob(0);
    }
    const auto place = leaf.find(from);
    INFO(leaf);
    REQUIRE(place != std::string::npos);
    leaf.replace(place, from.size(), to);
    db->prepare("UPDATE journal SET leaf = ? WHERE seq = ?").bind(store::Blob{leaf}, entry).run();
    if (!hashed) return;
    db->prepare("UPDATE journal SET leaf_hash = ? WHERE seq = ?")
        .bind(journal::leaf_hash(leaf), entry)
        .run();
}

void Copy::recompute_checkpoints() const {
    sql("");
    const auto db = database();
    journal::Frontier frontier;
    for (auto row = db->prepare("SELECT leaf_hash FROM journal ORDER BY seq"); row.step();) {
        frontier.append(row.bytes<Sha256>(0));
        db->prepare("UPDATE checkpoint SET root = ? WHERE size = ?")
            .bind(frontier.root(), static_cast<std::int64_t>(frontier.size()))
            .run();
    }
    db->execute("DELETE FROM frontier");
}

void Copy::rebuild() const {
    REQUIRE(store::rebuild(*database()));
}

std::string Copy::dump() const {
    return store::dump_derived(*database());
}

std::string Copy::git(const std::string& arguments) const {
    const std::string command =
        "cd '" + (data_ / "text.git").string() +
        "' && GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.invalid "
        "GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@example.invalid git " +
        arguments + " 2>&1";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    std::array<char, 4096> buffer{};
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe))
        text.append(buffer.data(), size);
    INFO(command << ": " << text);
    REQUIRE(WEXITSTATUS(::pclose(pipe)) == 0);
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

fs::path Copy::object_file(const std::string& oid) const {
    return data_ / "text.git/objects" / oid.substr(0, 2) / oid.substr(2);
}

}  // namespace saksgang::app::tests
