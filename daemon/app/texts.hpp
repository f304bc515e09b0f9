// SPDX-License-Identifier: EUPL-1.2
// Reads bytes from git by id, on the git-reader thread, through a bounded cache. Main loop.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "daemon/app/bounded_cache.hpp"
#include "daemon/runtime/pool.hpp"
#include "repo/repository.hpp"
#include "repo/text/text_changes.hpp"
#include "workflows/definition.hpp"

namespace saksgang::app {

namespace asio = boost::asio;

class Texts {
public:
    explicit Texts(std::filesystem::path repository);

    // Errc::not_found when git has no such blob.
    asio::awaitable<Result<std::shared_ptr<const std::string>>> read(Oid blob);

    // What a tree holds. Errc::not_found when git has no such tree.
    using Files = std::vector<repo::Repository::TreeFile>;
    asio::awaitable<Result<std::shared_ptr<const Files>>> files(Oid tree);

    // The workflow definition whose file is `blob`. Errc::tampered when it does not parse: it did
    // when it was installed.
    asio::awaitable<Result<std::shared_ptr<const workflows::Definition>>> definition(Oid blob);

    // What changed from one text to another, worked out on `cpu` unless it is known.
    asio::awaitable<Result<std::shared_ptr<const repo::TextChanges>>> changes(runtime::Pool& cpu,
                                                                              Oid before,
                                                                              Oid after);

    // That the repository can be read at all.
    asio::awaitable<Result<void>> check();

    void stop() { pool_.stop(); }
    std::size_t waiting() const { return pool_.waiting(); }

private:
    repo::Repository& repository();  // on the pool's thread

    std::filesystem::path path_;
    std::optional<repo::Repository> repository_;
    BoundedCache<Oid, std::string> texts_;
    BoundedCache<Oid, Files> files_;
    BoundedCache<Oid, workflows::Definition> definitions_;
    BoundedCache<std::pair<Oid, Oid>, repo::TextChanges> changes_;
    runtime::Pool pool_;
};

}  // namespace saksgang::app
