// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/line_changes.hpp"

#include <fmt/format.h>
#include <git2.h>

#include "repo/check.hpp"
#include "repo/handle.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

using PatchHandle = Handle<git_patch, git_patch_free>;

// libgit2 counts its users: with a Library in the process this is an increment, without one it
// lets a pure function be called as one.
struct LibraryUse {
    LibraryUse() { must(git_libgit2_init(), "start libgit2"); }
    ~LibraryUse() { git_libgit2_shutdown(); }
    LibraryUse(const LibraryUse&) = delete;
    LibraryUse& operator=(const LibraryUse&) = delete;
};

Result<void> check_size(std::string_view text, std::string field) {
    if (text.size() <= limits::text_bytes_max) return {};
    return fail(Errc::body_too_large,
                fmt::format("a text has at most {} bytes", limits::text_bytes_max),
                std::move(field));
}

ChangedLine changed_line(const git_diff_line& line, LineChange change) {
    std::string_view text{line.content, line.content_len};
    if (text.ends_with('\n')) text.remove_suffix(1);
    return {.change = change, .text = std::string{text}};
}

Hunk read_hunk(git_patch* patch, std::size_t index, LineChanges& changes) {
    const git_diff_hunk* header = nullptr;
    std::size_t line_count = 0;
    must(git_patch_get_hunk(&header, &line_count, patch, index), "read a hunk");
    Hunk hunk{.old_start = header->old_start, .new_start = header->new_start, .lines = {}};
    for (std::size_t i = 0; i < line_count; ++i) {
        const git_diff_line* line = nullptr;
        must(git_patch_get_line_in_hunk(&line, patch, index, i), "read a line of a hunk");
        switch (line->origin) {
            case GIT_DIFF_LINE_CONTEXT:
                hunk.lines.push_back(changed_line(*line, LineChange::same));
                break;
            case GIT_DIFF_LINE_ADDITION:
                hunk.lines.push_back(changed_line(*line, LineChange::added));
                ++changes.added;
                break;
            case GIT_DIFF_LINE_DELETION:
                hunk.lines.push_back(changed_line(*line, LineChange::removed));
                ++changes.removed;
                break;
            default:
                break;  // remarks on a missing last line end are no lines of either text
        }
    }
    return hunk;
}

}  // namespace

Result<LineChanges> line_changes(std::string_view before, std::string_view after, int context) {
    ASSERT(context >= 0);
    TRY(check_size(before, "before"));
    TRY(check_size(after, "after"));
    if (before == after) return LineChanges{};

    const LibraryUse library;
    git_diff_options options;
    must(git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION), "compare two texts");
    options.flags = GIT_DIFF_FORCE_TEXT;  // a zero byte does not make a text a picture
    options.context_lines = static_cast<std::uint32_t>(context);
    PatchHandle patch;
    must(git_patch_from_buffers(patch.out(), before.data(), before.size(), "text.md", after.data(),
                                after.size(), "text.md", &options),
         "compare two texts");
    LineChanges changes;
    for (std::size_t i = 0; i < git_patch_num_hunks(patch.get()); ++i) {
        changes.hunks.push_back(read_hunk(patch.get(), i, changes));
    }
    return changes;
}

}  // namespace saksgang::repo
