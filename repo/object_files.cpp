// SPDX-License-Identifier: EUPL-1.2
#include "repo/object_files.hpp"

#include <cstring>
#include <set>
#include <string>
#include <vector>

#include "repo/check.hpp"
#include "repo/database.hpp"
#include "repo/durable_file.hpp"
#include "repo/loose.hpp"
#include "repo/pack.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

// libgit2 hashes what it reads (strict hash verification); we compare it with what we meant.
void read_back(const DatabaseHandle& database, std::span<const Object> written) {
    for (const Object& object : written) {
        RawObjectHandle found;
        const git_oid id = to_git(object.id);
        must(git_odb_read(found.out(), database.get(), &id), "read back what was written");
        const bool same_type =
            git_odb_object_type(found.get()) == static_cast<git_object_t>(object.type);
        const bool same_size = git_odb_object_size(found.get()) == object.bytes.size();
        if (!same_type || !same_size ||
            std::memcmp(git_odb_object_data(found.get()), object.bytes.data(),
                        object.bytes.size()) != 0) {
            throw GitFailure("object " + to_hex(object.id) + " does not read back as written");
        }
    }
}

}  // namespace

ObjectFiles::ObjectFiles(std::filesystem::path objects) : objects_(std::move(objects)) {}

void ObjectFiles::write(std::span<const Object> objects) {
    if (objects.size() <= limits::loose_objects_max) {
        write_loose(objects);
    } else {
        write_pack(objects);
    }
}

void ObjectFiles::write_loose(std::span<const Object> objects) {
    std::vector<DurableFile> files;
    std::set<std::filesystem::path> folders;
    for (const Object& object : objects) {
        const std::filesystem::path path = loose_path(objects_, object.id);
        if (std::filesystem::create_directory(path.parent_path())) folders_durable_ = false;
        folders.insert(path.parent_path());
        std::string bytes;
        deflater_.append(bytes, header_of(object.type, object.bytes.size()), object.bytes);
        files.push_back(DurableFile::begin(path));
        files.back().write(bytes);
    }
    for (DurableFile& file : files)
        file.sync();
    for (DurableFile& file : files)
        file.publish();
    for (const auto& folder : folders)
        sync_folder(folder);
    if (!folders_durable_) sync_folder(objects_);
    folders_durable_ = true;
    read_back(fresh_loose_database(objects_), objects);
}

void ObjectFiles::write_pack(std::span<const Object> objects) {
    const Pack pack = make_pack(objects, deflater_);
    const std::filesystem::path folder = objects_ / "pack";
    DurableFile pack_file = DurableFile::begin(folder / (pack.name + ".pack"));
    DurableFile index_file = DurableFile::begin(folder / (pack.name + ".idx"));
    pack_file.write(pack.bytes);
    index_file.write(pack.index);
    pack_file.sync();
    index_file.sync();
    // Readers find a pack by its index: the index gets its name last.
    pack_file.publish();
    index_file.publish();
    sync_folder(folder);
    read_back(fresh_pack_database(index_file.path()), objects);
}

}  // namespace saksgang::repo
