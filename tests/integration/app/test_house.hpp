// SPDX-License-Identifier: EUPL-1.2
// Everything a use case needs, on a data folder of its own; run on the test's thread.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/council.hpp"
#include "daemon/app/receipt.hpp"
#include "daemon/app/record_decision.hpp"
#include "tests/integration/store/fixture.hpp"
#include "tests/integration/store/waiting.hpp"

namespace saksgang::app::tests {

class PlainSealer final : public store::Sealer {
public:
    std::string seal(std::string_view plain) const override { return std::string{plain}; }
    Result<std::string> open(std::string_view sealed) const override { return std::string{sealed}; }
};

struct TestHouse {
    // Makes the folder.
    explicit TestHouse(const std::filesystem::path& path);
    ~TestHouse();
    TestHouse(const TestHouse&) = delete;
    TestHouse& operator=(const TestHouse&) = delete;

    // Runs a command a minute after the last one; it must succeed.
    Receipt must(asio::awaitable<Result<Receipt>> command);

    // As after a restart: what was read is read again.
    void forget_wordings() { provenances.forget(); }

    template <class T>
    Result<T> run(asio::awaitable<Result<T>> work) {
        return store::tests::finish(io, std::move(work));
    }

    std::int64_t now = 1'710'928'800'000;  // 20 March 2024, 10:00 UTC
    store::tests::ManualClock clock;
    store::tests::SeededRng rng{1};
    store::tests::SeededRng writer_rng{2};
    config::Config config;
    repo::Library library;
    asio::io_context io{1};
    store::Folder folder;
    PlainSealer sealer;
    auth::LoginThrottle throttle;
    ShownOnce shown_once{clock};
    Verifier verifier{io, folder.path(), clock};
    SetupDoor setup_door{clock, folder.setup_address()};
    JournalWatch journal_watch{io.get_executor()};
    Provenances provenances{io.get_executor()};
    GitWriter git_writer;
    Texts texts;
    runtime::Pool cpu;
    store::Writer writer;
    store::Readers readers;
    Structures structures;
    App app;
};

// May do everything.
Caller secretary();

// What the group on business answered to a version, on 20 March 2024.
WantedDecision statement_of_business(DocumentSlug document, VersionNumber version);

// The files of examples/osloregionen.
CouncilFiles example_council();

}  // namespace saksgang::app::tests
