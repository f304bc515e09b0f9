// SPDX-License-Identifier: EUPL-1.2
// What a crash may leave behind in a repository, moved aside before anything is written (audit H5,
// H8). Nothing is deleted: it all lands in <repository>/quarantine. Only under the data folder's
// lock, so every lock file found is nobody's.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "repo/durable_file.hpp"
#include "repo/impl.hpp"
#include "repo/loose.hpp"
#include "repo/ref_files.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

namespace fs = std::filesystem;

struct LooseFile {
    fs::path path;
    fs::file_time_type changed;
};

class Sweep {
public:
    explicit Sweep(fs::path repository) : repository_(std::move(repository)) {}

    std::vector<std::string> run() {
        sweep_locks();
        sweep_refs();
        sweep_temporary_files();
        sweep_packs();
        sweep_loose_objects();
        for (const fs::path& folder : changed_folders_)
            sync_folder(folder);
        return std::move(done_);
    }

private:
    void sweep_locks() {
        for (const auto& entry : files_in(repository_)) {
            if (entry.extension() == ".lock") move_aside(entry, "a stale lock");
        }
        for (const auto& entry : files_below(repository_ / "refs")) {
            if (entry.extension() == ".lock") move_aside(entry, "a stale lock");
        }
    }

    // A ref whose bytes were lost reads as an error for ever; absent, it is rolled forward.
    void sweep_refs() {
        for (const fs::path& path : torn_refs(repository_))
            move_aside(path, "a torn ref");
    }

    void sweep_temporary_files() {
        const fs::path objects = repository_ / "objects";
        for (const fs::path& folder : folders_in(objects)) {
            if (!is_fan_out(folder) && folder.filename() != "pack") continue;
            for (const auto& path : files_in(folder)) {
                if (path.filename().string().starts_with("tmp_"))
                    move_aside(path, "a half-written file");
            }
        }
        for (const auto& path : files_in(objects)) {
            if (path.filename().string().starts_with("tmp_"))
                move_aside(path, "a half-written file");
        }
    }

    // The pack gets its name before its index does; without one nobody can find what is in it.
    void sweep_packs() {
        for (const auto& path : files_in(repository_ / "objects" / "pack")) {
            if (path.extension() != ".pack") continue;
            if (!fs::exists(fs::path{path}.replace_extension(".idx"))) {
                move_aside(path, "a pack without an index");
            }
        }
    }

    void sweep_loose_objects() {
        std::vector<LooseFile> files = loose_files();
        std::ranges::sort(files, std::ranges::greater{}, &LooseFile::changed);
        for (std::size_t i = 0; i < files.size(); ++i) {
            const bool recent = i < limits::debris_objects_max &&
                                files[i].changed >= files.front().changed - limits::debris_window;
            if (!recent) break;
            if (is_torn(files[i].path)) move_aside(files[i].path, "a torn object");
        }
    }

    std::vector<LooseFile> loose_files() const {
        std::vector<LooseFile> files;
        for (const fs::path& folder : folders_in(repository_ / "objects")) {
            if (!is_fan_out(folder)) continue;
            for (const auto& path : files_in(folder)) {
                files.push_back({.path = path, .changed = fs::last_write_time(path)});
            }
        }
        return files;
    }

    bool is_torn(const fs::path& path) const {
        const auto id =
            from_hex<Oid>(path.parent_path().filename().string() + path.filename().string());
        if (!id) return true;
        return read_loose(repository_ / "objects", *id).state == LooseState::torn;
    }

    void move_aside(const fs::path& path, std::string_view what) {
        const fs::path quarantine = repository_ / "quarantine";
        if (fs::create_directory(quarantine)) changed_folders_.insert(repository_);
        std::string name = path.lexically_relative(repository_).string();
        std::ranges::replace(name, '/', '_');
        fs::path target = quarantine / name;
        for (int again = 1; fs::exists(target); ++again) {
            target = quarantine / fmt::format("{}.{}", name, again);
        }
        fs::rename(path, target);
        changed_folders_.insert(quarantine);
        changed_folders_.insert(path.parent_path());
        done_.push_back(fmt::format("{} moved aside: {} → {}", what,
                                    path.lexically_relative(repository_).string(),
                                    target.lexically_relative(repository_).string()));
    }

    static bool is_fan_out(const fs::path& folder) {
        std::uint8_t byte = 0;
        return bytes_of(folder.filename().string(), &byte, 1);
    }

    // Listed whole before anything moves: a folder must not change under its iterator.
    static std::vector<fs::path> files_in(const fs::path& folder) {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator{folder}) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
        return files;
    }

    static std::vector<fs::path> folders_in(const fs::path& folder) {
        std::vector<fs::path> folders;
        for (const auto& entry : fs::directory_iterator{folder}) {
            if (entry.is_directory()) folders.push_back(entry.path());
        }
        return folders;
    }

    fs::path repository_;
    std::set<fs::path> changed_folders_;
    std::vector<std::string> done_;
};

}  // namespace

std::vector<std::string> Repository::clear_debris() {
    return Sweep{impl_->path}.run();
}

}  // namespace saksgang::repo
