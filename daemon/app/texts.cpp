// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/texts.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "workflows/core/limits.hpp"

namespace saksgang::app {

Texts::Texts(std::filesystem::path repository)
    : path_(std::move(repository)),
      texts_(limits::text_cache_bytes_max),
      files_(limits::tree_cache_max),
      definitions_(limits::definition_cache_max),
      changes_(limits::changes_cache_bytes_max),
      pool_("git-reader", 1, limits::reader_queue_max) {}

asio::awaitable<Result<std::shared_ptr<const std::string>>> Texts::read(Oid blob) {
    if (auto known = texts_.find(blob)) co_return known;
    CO_TRY(auto bytes, co_await pool_.run<std::string>([this, blob]() -> Result<std::string> {
        return repository().read_blob(blob);
    }));
    auto text = std::make_shared<const std::string>(std::move(bytes));
    texts_.put(blob, text, text->size());
    co_return text;
}

asio::awaitable<Result<std::shared_ptr<const Texts::Files>>> Texts::files(Oid tree) {
    if (auto known = files_.find(tree)) co_return known;
    CO_TRY(auto found, co_await pool_.run<Files>([this, tree]() -> Result<Files> {
        return repository().list_files(tree);
    }));
    auto files = std::make_shared<const Files>(std::move(found));
    files_.put(tree, files, 1);
    co_return files;
}

asio::awaitable<Result<std::shared_ptr<const workflows::Definition>>> Texts::definition(Oid blob) {
    if (auto known = definitions_.find(blob)) co_return known;
    CO_TRY(auto bytes, co_await read(blob));
    auto parsed = workflows::parse_definition(*bytes);
    if (!parsed.definition) {
        co_return fail(Errc::tampered,
                       fmt::format("the definition {} no longer parses", to_hex(blob)));
    }
    auto definition = std::make_shared<const workflows::Definition>(*std::move(parsed.definition));
    definitions_.put(blob, definition, 1);
    co_return definition;
}

asio::awaitable<Result<std::shared_ptr<const repo::TextChanges>>> Texts::changes(runtime::Pool& cpu,
                                                                                 Oid before,
                                                                                 Oid after) {
    const std::pair key{before, after};
    if (auto known = changes_.find(key)) co_return known;
    CO_TRY(auto old_text, co_await read(before));
    CO_TRY(auto new_text, co_await read(after));
    CO_TRY(auto found, co_await cpu.run<repo::TextChanges>([old_text, new_text]() {
        return repo::text_changes(*old_text, *new_text);
    }));
    auto changes = std::make_shared<const repo::TextChanges>(std::move(found));
    changes_.put(key, changes, changes->bytes());
    co_return changes;
}

asio::awaitable<Result<void>> Texts::check() {
    return pool_.run<void>([this]() -> Result<void> {
        TRY(repository().read_ref("refs/heads/main"));
        return {};
    });
}

repo::Repository& Texts::repository() {
    if (!repository_) {
        auto opened = repo::Repository::open(path_);
        if (!opened) throw std::runtime_error(opened.error().message);
        repository_.emplace(*std::move(opened));
    }
    return *repository_;
}

}  // namespace saksgang::app
