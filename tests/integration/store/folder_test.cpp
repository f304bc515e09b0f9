// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/folder.hpp"

#include <sys/stat.h>

#include "tests/integration/store/fixture.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using tests::TemporaryFolder;
using Lock = Folder::Lock;

void make_database(const Folder& folder) {
    Connection db{folder.database(), Connection::Mode::read_write};
    migrate(db);
}

TEST_CASE("a folder is made for its owner alone, and once") {
    TemporaryFolder parent;
    const auto path = parent.path() / "data";
    {
        const auto folder = Folder::create(path);
        REQUIRE(folder);
        struct stat status{};
        REQUIRE(::stat(folder->keys().c_str(), &status) == 0);
        CHECK((status.st_mode & 0777U) == 0700U);
        REQUIRE(::stat(path.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777U) == 0700U);
        CHECK(folder->database() == path / "saksgang.db");
        CHECK(folder->text_repository() == path / "text.git");
        CHECK(folder->secrets_key() == path / "keys" / "secrets.key");
        CHECK(folder->configuration() == path / "saksgang.toml");
        make_database(*folder);
    }
    CHECK(Folder::create(path).error().code == Errc::already_exists);
}

TEST_CASE("one at a time may write; readers go beside") {
    TemporaryFolder parent;
    const auto path = parent.path() / "data";
    auto made = Folder::create(path);
    REQUIRE(made);
    make_database(*made);
    CHECK(Folder::open(path, Lock::exclusive).error().code == Errc::data_folder_locked);
    CHECK(Folder::create(path).error().code == Errc::data_folder_locked);
    CHECK(Folder::open(path, Lock::none));
    {
        const Folder moved = *std::move(made);
        CHECK(Folder::open(path, Lock::exclusive).error().code == Errc::data_folder_locked);
    }
    const auto second = Folder::open(path, Lock::exclusive);
    CHECK(second);
}

TEST_CASE("what is no data folder is refused with the remedy") {
    TemporaryFolder parent;
    for (const auto& path : {parent.path() / "none", parent.path()}) {
        const auto refused = Folder::open(path, Lock::exclusive);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::data_folder_invalid);
        CHECK(refused.error().message.find("saksgang init") != std::string::npos);
    }
}

}  // namespace
}  // namespace saksgang::store
