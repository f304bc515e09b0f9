// SPDX-License-Identifier: EUPL-1.2
// The loose backend reads and never writes: writing is ObjectFiles' alone, so a write that strays
// into libgit2 fails instead of being almost durable.
#include "repo/database.hpp"

#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#include <cstring>

#include "repo/check.hpp"
#include "repo/loose.hpp"

namespace saksgang::repo {
namespace {

constexpr const char* opening = "open an object database";
constexpr int loose_priority = 1;
constexpr int pack_priority = 2;

struct LooseBackend : git_odb_backend {
    std::filesystem::path objects;
};

// A code libgit2 understands: it looks elsewhere for what is absent, and stops at what is torn.
int find_loose(LooseObject& found, git_odb_backend* backend, const git_oid* id) noexcept {
    found = read_loose(static_cast<LooseBackend*>(backend)->objects, from_git(*id));
    switch (found.state) {
        case LooseState::whole:
            return GIT_OK;
        case LooseState::absent:
            return GIT_ENOTFOUND;
        case LooseState::torn:
            break;
    }
    const std::string message = "loose object " + to_hex(from_git(*id)) + " is torn";
    git_error_set_str(GIT_ERROR_ODB, message.c_str());
    return GIT_ERROR;
}

int read(void** bytes, std::size_t* size, git_object_t* type, git_odb_backend* backend,
         const git_oid* id) noexcept {
    LooseObject found;
    if (const int rc = find_loose(found, backend, id); rc < 0) return rc;
    *bytes = git_odb_backend_data_alloc(backend, found.bytes.size() + 1);
    if (*bytes == nullptr) return GIT_ERROR;
    std::memcpy(*bytes, found.bytes.c_str(), found.bytes.size() + 1);
    *size = found.bytes.size();
    *type = static_cast<git_object_t>(found.type);
    return GIT_OK;
}

int read_header(std::size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* id) noexcept {
    LooseObject found;
    if (const int rc = find_loose(found, backend, id); rc < 0) return rc;
    *size = found.bytes.size();
    *type = static_cast<git_object_t>(found.type);
    return GIT_OK;
}

// Whole, not merely there (audit H8).
int exists(git_odb_backend* backend, const git_oid* id) noexcept {
    return read_loose(static_cast<LooseBackend*>(backend)->objects, from_git(*id)).state ==
                   LooseState::whole
               ? 1
               : 0;
}

void add_backend(const DatabaseHandle& database, git_odb_backend* backend, int priority) {
    must(git_odb_add_backend(database.get(), backend, priority), opening);
}

DatabaseHandle empty_database() {
    DatabaseHandle database;
    must(git_odb_new(database.out()), opening);
    return database;
}

void add_loose(const DatabaseHandle& database, const std::filesystem::path& objects) {
    auto backend = std::make_unique<LooseBackend>();
    must(git_odb_init_backend(backend.get(), GIT_ODB_BACKEND_VERSION), opening);
    backend->read = read;
    backend->read_header = read_header;
    backend->exists = exists;
    backend->free = [](git_odb_backend* owned) { delete static_cast<LooseBackend*>(owned); };
    backend->objects = objects;
    add_backend(database, backend.release(), loose_priority);
}

}  // namespace

Result<RepositoryHandle> open_repository(const std::filesystem::path& path) {
    RepositoryHandle repository;
    TRY(check(git_repository_open_bare(repository.out(), path.c_str()), "open a repository"));
    const std::filesystem::path objects = path / "objects";
    const DatabaseHandle database = empty_database();
    add_loose(database, objects);
    git_odb_backend* packs = nullptr;
    must(git_odb_backend_pack(&packs, objects.c_str()), opening);
    add_backend(database, packs, pack_priority);
    must(git_repository_set_odb(repository.get(), database.get()), opening);
    return repository;
}

DatabaseHandle fresh_loose_database(const std::filesystem::path& objects) {
    DatabaseHandle database = empty_database();
    add_loose(database, objects);
    return database;
}

DatabaseHandle fresh_pack_database(const std::filesystem::path& index) {
    DatabaseHandle database = empty_database();
    git_odb_backend* pack = nullptr;
    must(git_odb_backend_one_pack(&pack, index.c_str()), opening);
    add_backend(database, pack, pack_priority);
    return database;
}

}  // namespace saksgang::repo
