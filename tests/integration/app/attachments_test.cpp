// SPDX-License-Identifier: EUPL-1.2
// Files beside a text: what makes a version, what keeps them, who is refused, and what verification
// says when they are tampered with.
#include "daemon/app/attachments.hpp"

#include "daemon/app/read_journal.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/app/try_attachments.hpp"
#include "daemon/app/verify_report.hpp"
#include "tests/integration/app/test_house.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_files.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {
namespace {

using tests::secretary;
using tests::TestHouse;
using namespace support;

const DocumentSlug plan{"plan"};

// A council with a document of one text.
struct Attaching {
    store::tests::TemporaryFolder folder;
    TestHouse house{folder.path() / "data"};
    Receipt last;

    Attaching() {
        house.must(install_council(house.app, tests::example_council()));
        last = house.must(create_document(house.app, secretary(),
                                          {.document = {.document = plan,
                                                        .title = "Plan",
                                                        .language = "nb",
                                                        .case_number = "",
                                                        .workflow = {"strategi"}},
                                           .text = "# Plan\n",
                                           .message = ""}));
    }

    Result<Receipt> put(std::string name, std::string bytes, std::optional<Sha256> expected = {},
                        std::string key = {}) {
        Caller me = secretary();
        me.idempotency_key = std::move(key);
        me.fingerprint = "one and the same";
        return house.run(put_attachment(house.app, me,
                                        {.document = plan,
                                         .name = std::move(name),
                                         .bytes = std::move(bytes),
                                         .expected = expected}));
    }
    Result<Receipt> remove(std::string name, std::optional<Sha256> expected) {
        return house.run(
            remove_attachment(house.app, secretary(),
                              {.document = plan, .name = std::move(name), .expected = expected}));
    }
    Receipt save(std::string text) {
        const auto now = house.run(read_version(house.app, secretary(), plan, {}));
        REQUIRE(now);
        return house.must(save_text(house.app, secretary(),
                                    {.document = plan,
                                     .text = std::move(text),
                                     .message = "",
                                     .expected_blob = now->text.blob}));
    }
    AttachmentTrial try_put(std::string name, std::string bytes,
                            std::optional<Sha256> expected = {}) {
        auto trial = house.run(try_put_attachment(house.app, secretary(),
                                                  {.document = plan,
                                                   .name = std::move(name),
                                                   .bytes = std::move(bytes),
                                                   .expected = expected}));
        REQUIRE(trial);
        return *std::move(trial);
    }
    Result<AttachmentTrial> try_remove(std::string name, std::optional<Sha256> expected) {
        return house.run(try_remove_attachment(
            house.app, secretary(),
            {.document = plan, .name = std::move(name), .expected = expected}));
    }
    // Every file in git: objects, packs and refs.
    std::size_t files_in_git() const {
        const std::filesystem::recursive_directory_iterator all{folder.path() / "data/text.git"};
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }
    VersionAttachments read(std::optional<VersionNumber> number = {}) {
        auto found = house.run(read_attachments(house.app, secretary(), plan, number));
        REQUIRE(found);
        return *std::move(found);
    }
    std::vector<std::string> names(std::optional<VersionNumber> number = {}) {
        std::vector<std::string> names;
        for (const auto& one : read(number).attachments)
            names.push_back(one.name);
        return names;
    }
    Verification verified() {
        auto folder_again = store::Folder::open(folder.path() / "data", store::Folder::Lock::none);
        REQUIRE(folder_again);
        auto verification = verify(*folder_again, {});
        REQUIRE(verification);
        return *std::move(verification);
    }
};

using Names = std::vector<std::string>;

void check_refused(const Result<Receipt>& receipt, Errc code) {
    REQUIRE_FALSE(receipt);
    INFO(receipt.error().message);
    CHECK(info(receipt.error().code).slug == info(code).slug);
}

}  // namespace

TEST_CASE("files come, are replaced and go, each with a version of the same text") {
    Attaching it;
    const auto first = it.read().version;
    REQUIRE(it.put("kart.pdf", a_pdf()));
    REQUIRE(it.put("Ås kommune.pdf", a_pdf() + "\n"));
    REQUIRE(it.put("tall.csv", "a;b\n"));
    CHECK(it.names() == Names{"kart.pdf", "tall.csv", "Ås kommune.pdf"});
    const auto csv = journal::sha256("a;b\n");
    REQUIRE(it.put("tall.csv", "a;b\n1;2\n", csv));
    REQUIRE(it.remove("kart.pdf", journal::sha256(a_pdf())));
    const auto now = it.read();
    CHECK(it.names() == Names{"tall.csv", "Ås kommune.pdf"});
    CHECK(now.version.text.version == VersionNumber{6});
    CHECK(now.version.text.blob == first.text.blob);
    CHECK(now.version.text.text_sha256 == first.text.text_sha256);
    CHECK(now.version.text.tree != first.text.tree);
    CHECK(it.names(VersionNumber{4}) == Names{"kart.pdf", "tall.csv", "Ås kommune.pdf"});
    const auto bytes = it.house.run(
        read_attachment(it.house.app, secretary(), plan, VersionNumber{4}, "tall.csv"));
    REQUIRE(bytes);
    CHECK(*bytes->bytes == "a;b\n");
    const auto verification = it.verified();
    INFO(to_text(verification));
    CHECK(verification.holds());
}

TEST_CASE("a saved text, and an earlier one brought back, keep the files of today") {
    Attaching it;
    REQUIRE(it.put("kart.pdf", a_pdf()));
    it.save("# Plan\n\nMer.\n");
    CHECK(it.names() == Names{"kart.pdf"});
    const auto restored =
        it.house.run(restore_version(it.house.app, secretary(),
                                     {.document = plan,
                                      .version = VersionNumber{1},
                                      .expected_blob = it.read().version.text.blob}));
    REQUIRE(restored);
    CHECK(it.names() == Names{"kart.pdf"});
    CHECK(it.verified().holds());
}

TEST_CASE("who changes a file says which one, and another's change is not undone unseen") {
    Attaching it;
    REQUIRE(it.put("kart.pdf", a_pdf()));
    const auto old = journal::sha256(a_pdf());
    check_refused(it.put("kart.pdf", a_pdf() + "\n"), Errc::version_conflict);
    check_refused(it.put("KART.pdf", a_pdf()), Errc::invalid_input);
    check_refused(it.put("ny.pdf", a_pdf(), old), Errc::version_conflict);
    check_refused(it.put("kart.pdf", a_pdf(), old), Errc::text_unchanged);
    REQUIRE(it.put("kart.pdf", a_pdf() + "\n", old));
    check_refused(it.put("kart.pdf", a_pdf() + "\r\n", old), Errc::version_conflict);
    check_refused(it.remove("kart.pdf", old), Errc::version_conflict);
    check_refused(it.remove("kart.pdf", std::nullopt), Errc::version_conflict);
    check_refused(it.remove("borte.pdf", old), Errc::not_found);
    check_refused(it.put("kart.exe", a_pdf()), Errc::invalid_input);
    check_refused(it.put("../kart.pdf", a_pdf()), Errc::invalid_input);
    CHECK(it.read().version.text.version == VersionNumber{3});
}

TEST_CASE("what would be stored is told beforehand as it then is, and asking stores nothing") {
    Attaching it;
    REQUIRE(it.put("tall.csv", "a;b\n"));
    const auto before = it.files_in_git();
    const auto trial = it.try_put("kart.pdf", a_pdf());
    CHECK(trial.problems.empty());
    CHECK_FALSE(trial.replaces);
    REQUIRE(trial.file);
    CHECK(trial.file->name == "kart.pdf");
    REQUIRE(trial.after.size() == 2);
    CHECK(it.files_in_git() == before);
    CHECK(it.read().version.text.version == VersionNumber{2});
    REQUIRE(it.put("kart.pdf", a_pdf()));
    const auto stored = it.read();
    CHECK(stored.attachments.front() == *trial.file);
    CHECK(stored.attachments.front() == trial.after.front());

    const auto old = journal::sha256(a_pdf());
    CHECK(it.try_put("kart.pdf", a_pdf() + "\n", old).replaces);
    const auto removal = it.try_remove("kart.pdf", old);
    REQUIRE(removal);
    CHECK(removal->problems.empty());
    CHECK(removal->after.size() == 1);
    CHECK(it.names() == Names{"kart.pdf", "tall.csv"});
}

TEST_CASE("whoever asks beforehand is told every problem, and refused as in earnest") {
    Attaching it;
    REQUIRE(it.put("kart.pdf", a_pdf()));
    const auto old = journal::sha256(a_pdf());
    const auto codes = [](const AttachmentTrial& trial) {
        std::vector<Errc> codes;
        for (const Error& problem : trial.problems)
            codes.push_back(problem.code);
        return codes;
    };
    using Codes = std::vector<Errc>;
    const auto bad = it.try_put("con.html", "");
    CHECK(codes(bad) == Codes{Errc::invalid_input, Errc::invalid_input});
    CHECK_FALSE(bad.file);
    CHECK(bad.after.size() == 1);
    CHECK(codes(it.try_put("kart.pdf", "<html>")) ==
          Codes{Errc::invalid_input, Errc::version_conflict});
    CHECK(codes(it.try_put("kart.pdf", a_pdf(), old)) == Codes{Errc::text_unchanged});
    CHECK(codes(it.try_put("KART.pdf", a_pdf())) == Codes{Errc::invalid_input});
    CHECK(codes(*it.try_remove("kart.pdf", std::nullopt)) == Codes{Errc::version_conflict});
    CHECK(it.try_remove("borte.pdf", old).error().code == Errc::not_found);
    Caller member = secretary();
    member.roles = {Role::member};
    const auto refused = it.house.run(
        try_put_attachment(it.house.app, member,
                           {.document = plan, .name = "b.pdf", .bytes = a_pdf(), .expected = {}}));
    CHECK(refused.error().code == Errc::forbidden);
}

TEST_CASE("the journal tells what a version did to the attachments, where that is all it did") {
    Attaching it;
    REQUIRE(it.put("kart.pdf", a_pdf()));
    it.save("# Plan\n\nMer.\n");
    REQUIRE(it.put("kart.pdf", a_pdf() + "\n", journal::sha256(a_pdf())));
    REQUIRE(it.remove("kart.pdf", journal::sha256(a_pdf() + "\n")));
    const auto entries = it.house.run(latest_entries(it.house.app, secretary(), plan, 5));
    REQUIRE(entries);
    using Changes = std::vector<std::optional<AttachmentChange>>;
    Changes changes;
    for (const auto& entry : *entries) {
        if (entry.type == "document.version_saved") changes.push_back(entry.attachments);
    }
    CHECK(changes == Changes{AttachmentChange::removed, AttachmentChange::replaced, std::nullopt,
                             AttachmentChange::added, std::nullopt});
}

TEST_CASE("a command sent twice is done once, also when it could not be done again") {
    Attaching it;
    const auto first = it.put("kart.pdf", a_pdf(), {}, "once");
    const auto again = it.put("kart.pdf", a_pdf(), {}, "once");
    REQUIRE(first);
    REQUIRE(again);
    CHECK(*first == *again);
    CHECK(it.read().version.text.version == VersionNumber{2});
}

TEST_CASE("of many who write at once, nobody's file is lost, and list and tree stay one") {
    Attaching it;
    App& app = it.house.app;
    constexpr int writers = 4;
    int waiting = writers + 1;
    int refused = 0;
    const auto count = [&](Result<Receipt> receipt) {
        --waiting;
        if (!receipt) ++refused;
    };
    const auto run = [&](asio::awaitable<Result<Receipt>> work) {
        asio::co_spawn(it.house.io, std::move(work),
                       [&](std::exception_ptr, Result<Receipt> r) { count(std::move(r)); });
    };
    for (int i = 0; i < writers; ++i) {
        run(put_attachment(app, secretary(),
                           {.document = plan,
                            .name = "vedlegg-" + std::to_string(i) + ".pdf",
                            .bytes = a_pdf() + std::string(static_cast<std::size_t>(i), '\n'),
                            .expected = {}}));
    }
    run(save_text(app, secretary(),
                  {.document = plan,
                   .text = "# Plan\n\nSamtidig.\n",
                   .message = "",
                   .expected_blob = it.read().version.text.blob}));
    while (waiting > 0) {
        it.house.io.run_one();
        it.house.io.restart();
    }
    const auto now = it.read();
    CHECK(std::cmp_equal(now.version.text.version.value, 1 + writers + 1 - refused));
    INFO(refused << " refused");
    CHECK(refused <= 1);  // the text, where a version came before it
    const auto verification = it.verified();
    INFO(to_text(verification));
    CHECK(verification.holds());
}

TEST_CASE("a role that may not save a text may not change what stands beside it") {
    Attaching it;
    Caller member = secretary();
    member.roles = {Role::member};
    check_refused(it.house.run(put_attachment(
                      it.house.app, member,
                      {.document = plan, .name = "kart.pdf", .bytes = a_pdf(), .expected = {}})),
                  Errc::forbidden);
    check_refused(
        it.house.run(remove_attachment(it.house.app, member,
                                       {.document = plan, .name = "kart.pdf", .expected = {}})),
        Errc::forbidden);
}

TEST_CASE("a file that was tampered with is found, and named with the first version that has it") {
    Attaching it;
    REQUIRE(it.put("kart.pdf", a_pdf()));
    const auto entry = it.read().version.saved_seq;
    it.save("# Plan\n\nMer.\n");
    const auto objects = it.folder.path() / "data/text.git/objects";
    const auto oid = to_hex(it.read().attachments.front().file.blob);
    const auto file = objects / oid.substr(0, 2) / oid.substr(2);
    REQUIRE(std::filesystem::remove(file));
    const auto gone = it.verified();
    INFO(to_text(gone));
    CHECK(gone.journal.holds());
    CHECK(gone.contents.holds());
    REQUIRE_FALSE(gone.git.holds());
    CHECK(gone.git.findings.front().entry == entry);
    CHECK(gone.git.findings.front().what.find("attachments/kart.pdf") != std::string::npos);
}

TEST_CASE(
    "an entry that lists what its tree does not hold is found, and so is what it leaves out") {
    Attaching it;
    REQUIRE(it.put("kart.pdf", a_pdf()));
    const auto version = it.read().version;
    const auto& listed = version.attachments.front();
    const auto rewritten = [&](const std::string& from, const std::string& to) {
        store::Connection db{it.folder.path() / "data/saksgang.db",
                             store::Connection::Mode::read_write};
        db.execute("DROP TRIGGER IF EXISTS journal_is_not_updated");
        std::string leaf;
        {
            auto row = db.prepare("SELECT leaf FROM journal WHERE seq = ?").bind(version.saved_seq);
            REQUIRE(row.step());
            leaf = row.blob(0);
        }
        const auto at = leaf.find(from);
        REQUIRE(at != std::string::npos);
        leaf.replace(at, from.size(), to);
        db.prepare("UPDATE journal SET leaf = ?, leaf_hash = ? WHERE seq = ?")
            .bind(store::Blob{leaf}, journal::leaf_hash(leaf), version.saved_seq)
            .run();
    };
    const auto findings = [&] {
        std::string all;
        for (const auto& finding : it.verified().git.findings) {
            CHECK(finding.entry == version.saved_seq);
            all += finding.what + "\n";
        }
        return all;
    };
    CHECK(findings().empty());
    rewritten(to_hex(listed.sha256), std::string(64, '0'));
    CHECK(findings() == "attachments/kart.pdf is not the one whose SHA-256 the entry holds\n");
    rewritten(std::string(64, '0'), to_hex(listed.sha256));
    rewritten("\"bytes\":" + std::to_string(listed.bytes), "\"bytes\":1");
    CHECK(findings().find("and the entry says 1") != std::string::npos);
    rewritten("\"bytes\":1,", "\"bytes\":" + std::to_string(listed.bytes) + ",");
    rewritten(to_hex(listed.blob), std::string(40, '0'));
    const auto both = findings();
    CHECK(both.find("the version holds attachments/kart.pdf, which the entry does not list") !=
          std::string::npos);
    CHECK(both.find("does not hold the attachment 000000000000") != std::string::npos);
}

}  // namespace saksgang::app
