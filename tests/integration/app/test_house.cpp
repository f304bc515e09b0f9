// SPDX-License-Identifier: EUPL-1.2
#include "tests/integration/app/test_house.hpp"

#include <fstream>
#include <iterator>

#include "daemon/app/data_folder.hpp"
#include "daemon/runtime/spawn.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::app::tests {
namespace {

namespace fs = std::filesystem;

store::Folder new_folder(const fs::path& path) {
    auto folder = store::Folder::create(path);
    REQUIRE(folder);
    REQUIRE(create_data(*folder));
    return *std::move(folder);
}

asio::awaitable<void> move_refs(GitWriter& git, std::vector<repo::RefChange> changes,
                                std::move_only_function<void()> done) {
    const auto moved = co_await git.move_refs(std::move(changes));
    if (moved) done();
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

TestHouse::TestHouse(const fs::path& path)
    : folder(new_folder(path)),
      git_writer(io, folder.text_repository()),
      texts(folder.text_repository()),
      cpu("cpu", 1, 8),
      writer(
          folder.database(), clock, writer_rng,
          {.move_refs =
               [this](std::vector<repo::RefChange> changes, std::move_only_function<void()> done) {
                   runtime::spawn(io.get_executor(),
                                  move_refs(git_writer, std::move(changes), std::move(done)),
                                  "refs");
               },
           .on_unknown_outcome = [](std::string_view why) { FAIL(why); }}),
      readers(folder.database()),
      structures(io.get_executor(), readers, texts, cpu),
      app{.io = io,
          .clock = clock,
          .rng = rng,
          .config = config,
          .writer = writer,
          .readers = readers,
          .git_writer = git_writer,
          .texts = texts,
          .structures = structures,
          .cpu = cpu,
          .sealer = sealer,
          .login_throttle = throttle,
          .shown_once = shown_once,
          .verifier = verifier,
          .setup_door = setup_door,
          .journal_watch = journal_watch,
          .provenances = provenances} {}

TestHouse::~TestHouse() {
    writer.stop();
    git_writer.stop();
    texts.stop();
    cpu.stop();
}

Receipt TestHouse::must(asio::awaitable<Result<Receipt>> command) {
    clock.set(now += 60'000);
    auto receipt = run(std::move(command));
    INFO((receipt ? std::string{} : receipt.error().field + ": " + receipt.error().message));
    if (!receipt) {
        for (const auto& reason : receipt.error().reasons)
            UNSCOPED_INFO(reason.kind);
    }
    REQUIRE(receipt);
    return *std::move(receipt);
}

Caller secretary() {
    return {.person = PersonId{1},
            .pseudonym = {"p-0011223344556677"},
            .name = "",
            .roles = {Role::secretariat, Role::body_secretary, Role::administrator},
            .idempotency_key = "",
            .fingerprint = ""};
}

WantedDecision statement_of_business(DocumentSlug document, VersionNumber version) {
    return {.document = std::move(document),
            .version = version,
            .decision = {.body = {"faggruppe-naering"},
                         .kind = workflows::DecisionKind::statement,
                         .version = {},
                         .decided_on = std::chrono::year{2024} / 3 / 20,
                         .present = 5,
                         .votes = {.in_favour = 5, .against = 0, .abstained = 0},
                         .chair = workflows::ChairVote::none,
                         .case_number = "12/24",
                         .note = "Enstemmig.",
                         .override_reason = ""}};
}

CouncilFiles example_council() {
    const fs::path examples = fs::path{SAKSGANG_SOURCE_DIR} / "examples/osloregionen";
    return {.council_toml = bytes_of(examples / "council.toml"),
            .workflows = {{.name = "workflow.toml", .toml = bytes_of(examples / "workflow.toml")}}};
}

}  // namespace saksgang::app::tests
