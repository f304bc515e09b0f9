// SPDX-License-Identifier: EUPL-1.2
// The way into a new installation, and secrets that are shown once.
#include "daemon/app/setup.hpp"

#include <fstream>

#include "tests/integration/app/good_history.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

using store::tests::ManualClock;
using store::tests::TemporaryFolder;

void wait(ManualClock& clock, std::chrono::milliseconds time) {
    clock.set(to_unix_ms(clock.now() + time));
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream in{path};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

TEST_CASE("the door admits its key alone, from when it is opened until it is closed") {
    const TemporaryFolder folder;
    ManualClock clock;
    SetupDoor door{clock, folder.path() / "setup.address"};
    CHECK_FALSE(door.admits(""));
    CHECK_FALSE(door.admits("key"));
    REQUIRE(door.open("key", "https://saksgang.example.no"));
    CHECK(door.admits("key"));
    for (const char* other : {"", "ke", "keys", "KEY"})
        CHECK_FALSE(door.admits(other));
    door.close();
    CHECK_FALSE(door.admits("key"));
    CHECK(door.address().empty());
}

TEST_CASE("the address stands in a file that only its owner may read, and goes with the door") {
    const TemporaryFolder folder;
    ManualClock clock;
    const auto path = folder.path() / "setup.address";
    std::ofstream{path} << "older and longer than what comes";
    std::filesystem::permissions(path, std::filesystem::perms::all);
    SetupDoor door{clock, path};
    REQUIRE(door.open("key", "https://a.example"));
    CHECK(content_of(path) == "https://a.example/setup?key=key\n");
    CHECK(std::filesystem::status(path).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    door.close();
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK_FALSE(SetupDoor{clock, folder.path() / "no/such/folder"}.open("key", ""));
}

TEST_CASE("the door closes by itself in time") {
    const TemporaryFolder folder;
    ManualClock clock;
    SetupDoor door{clock, folder.path() / "setup.address"};
    REQUIRE(door.open("key", ""));
    wait(clock, limits::setup_open_for - Milliseconds{1});
    CHECK(door.admits("key"));
    wait(clock, Milliseconds{1});
    CHECK_FALSE(door.admits("key"));
}

TEST_CASE("a secret is given out once, to its person, for what it belongs to") {
    ManualClock clock;
    ShownOnce shown{clock};
    shown.put({1}, "endpoint/7", "whsec_a");
    CHECK_FALSE(shown.take({2}, "endpoint/7"));
    CHECK_FALSE(shown.take({1}, "endpoint/8"));
    CHECK(shown.take({1}, "endpoint/7") == "whsec_a");
    CHECK_FALSE(shown.take({1}, "endpoint/7"));
    shown.put({1}, "endpoint/7", "whsec_b");
    shown.put({1}, "endpoint/7", "whsec_c");
    CHECK(shown.take({1}, "endpoint/7") == "whsec_c");
    CHECK_FALSE(shown.take({1}, "endpoint/7"));
}

TEST_CASE("secrets that nobody came for are forgotten, by time and by number") {
    ManualClock clock;
    ShownOnce shown{clock};
    shown.put({1}, "token", "old");
    wait(clock, limits::secret_shown_within);
    CHECK_FALSE(shown.take({1}, "token"));
    for (std::size_t i = 0; i <= limits::secrets_shown_once_max; ++i)
        shown.put({1}, std::to_string(i), "secret");
    CHECK_FALSE(shown.take({1}, "0"));
    CHECK(shown.take({1}, "1"));
}

TEST_CASE("a council's file takes another name, and is else as it was") {
    CHECK(with_council_name("# a\nname = \"Old\"\nzone = 1\n", "Ny") ==
          "# a\nname = \"Ny\"\nzone = 1\n");
    CHECK(with_council_name("name = \"Old\"", "Ny") == "name = \"Ny\"");
    CHECK(with_council_name("name = \"Old\"\n", R"(a "b" \ c)") ==
          "name = \"a \\\"b\\\" \\\\ c\"\n");
    CHECK(with_council_name("title = 1\n", "Ny") == "title = 1\n");
    const auto named = workflows::parse_council(
        with_council_name(content_of(std::filesystem::path{SAKSGANG_SOURCE_DIR} /
                                     "examples/osloregionen/council.toml"),
                          R"("x" \ y)"));
    REQUIRE(named.council.has_value());
    CHECK(named.council->name == R"("x" \ y)");
}

TEST_CASE("a title gives an address, or nothing where nothing of it may stand there") {
    struct Row {
        const char* title;
        const char* slug;
    };
    for (const auto& [title, slug] :
         {Row{"Strategi 2025–2028", "strategi-2025-2028"},
          Row{"Ærlig Øy på Åsen", "aerlig-oy-pa-asen"}, Row{"  --  A  --  ", "a"}, Row{"日本", ""},
          Row{"", ""}, Row{"Plan (utkast)", "plan-utkast"}}) {
        INFO(title);
        CHECK(slug_for(title) == slug);
        CHECK((std::string_view{slug}.empty() || is_slug(slug_for(title))));
    }
    const auto long_one = slug_for(std::string(200, 'a') + " b");
    CHECK(long_one.size() == limits::slug_bytes_max);
}

TEST_CASE("a verification keeps to its bounds") {
    const tests::Copy copy;
    const auto folder = copy.open();
    CHECK(verify(folder, {}, {.entries_max = 3}).error().code == Errc::deadline_exceeded);
    std::stop_source stopping;
    stopping.request_stop();
    CHECK(verify(folder, {}, {.stopping = stopping.get_token()}).error().code == Errc::busy);
}

}  // namespace saksgang::app
