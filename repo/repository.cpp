// SPDX-License-Identifier: EUPL-1.2
// A repository's folder: made, opened, and what its refs are called.
#include "repo/repository.hpp"

#include <git2.h>

#include <array>
#include <utility>

#include "repo/check.hpp"
#include "repo/durable_file.hpp"
#include "repo/impl.hpp"

namespace saksgang::repo {
namespace {

using ConfigHandle = Handle<git_config, git_config_free>;

// For git's own commands, should anybody run one here: as durable and as careful as we are, and
// never throwing anything away of its own accord (audit §4).
constexpr std::array<std::pair<const char*, const char*>, 8> settings{{
    {"core.fsync", "all"},
    {"core.fsyncMethod", "fsync"},
    {"core.logAllRefUpdates", "always"},
    {"gc.auto", "0"},
    {"receive.autogc", "false"},
    {"receive.denyDeletes", "true"},
    {"receive.denyNonFastForwards", "true"},
    {"transfer.fsckObjects", "true"},
}};

void write_settings(git_repository* repository) {
    ConfigHandle config;
    must(git_repository_config(config.out(), repository), "open the repository's settings");
    for (const auto& [key, value] : settings) {
        must(git_config_set_string(config.get(), key, value), "write the repository's settings");
    }
}

}  // namespace

std::string branch_of(const DocumentSlug& document) {
    return "refs/heads/documents/" + document.value;
}

std::string tag_of(const DocumentSlug& document, VersionNumber version) {
    return "refs/tags/" + document.value + "/v" + std::to_string(version.value);
}

Result<void> Repository::create(const std::filesystem::path& path) {
    git_repository_init_options options;
    must(git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION),
         "create a repository");
    options.flags =
        GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_NO_REINIT | GIT_REPOSITORY_INIT_MKPATH;
    options.initial_head = "main";
    RepositoryHandle repository;
    TRY(check(git_repository_init_ext(repository.out(), path.c_str(), &options),
              "create a repository"));
    write_settings(repository.get());
    sync_tree(path);
    return {};
}

Result<Repository> Repository::open(const std::filesystem::path& path) {
    TRY(RepositoryHandle repository, open_repository(path));
    return Repository{std::make_unique<Impl>(path, std::move(repository))};
}

Repository::Repository(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

}  // namespace saksgang::repo
