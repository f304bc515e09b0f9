// SPDX-License-Identifier: EUPL-1.2
// The limit of a check-in: libgit2 committing the text with one line changed, fsynced, ref and all;
// then SQLite committing the rows that the data folder's last command wrote. One after another.
//
//   bench_raw_commit COPY TEXT SECONDS
#include <git2.h>
#include <git2/sys/repository.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/bench/measure.hpp"
#include "tests/bench/rows.hpp"

namespace saksgang::bench {
namespace {

void check(int code) {
    if (code < 0) throw std::runtime_error(git_error_last()->message);
}

// A bare repository of its own beside the copy.
class RawGit {
public:
    explicit RawGit(const std::filesystem::path& path) : path_(path) {
        git_libgit2_init();
        git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
        check(git_repository_init(&repository_, path.c_str(), 1));
        check(git_signature_new(&author_, "Secretariat p-0011223344556677",
                                "p-0011223344556677@saksgang.invalid", 0, 0));
    }
    ~RawGit() {
        git_commit_free(parent_);
        git_signature_free(author_);
        git_repository_free(repository_);
        git_libgit2_shutdown();
        std::filesystem::remove_all(path_);
    }
    RawGit(const RawGit&) = delete;
    RawGit& operator=(const RawGit&) = delete;

    void commit(const std::string& text) {
        git_oid blob;
        git_oid tree_id;
        git_oid commit_id;
        git_treebuilder* builder = nullptr;
        git_tree* tree = nullptr;
        check(git_blob_create_from_buffer(&blob, repository_, text.data(), text.size()));
        check(git_treebuilder_new(&builder, repository_, nullptr));
        check(git_treebuilder_insert(nullptr, builder, "text.md", &blob, GIT_FILEMODE_BLOB));
        check(git_treebuilder_write(&tree_id, builder));
        git_treebuilder_free(builder);
        check(git_tree_lookup(&tree, repository_, &tree_id));
        const git_commit* parents[] = {parent_};
        check(git_commit_create(&commit_id, repository_, "refs/heads/documents/strategi", author_,
                                author_, nullptr, "Text\n", tree, parent_ == nullptr ? 0 : 1,
                                parents));
        git_tree_free(tree);
        git_commit_free(parent_);
        check(git_commit_lookup(&parent_, repository_, &commit_id));
    }

private:
    std::filesystem::path path_;
    git_repository* repository_ = nullptr;
    git_signature* author_ = nullptr;
    git_commit* parent_ = nullptr;
};

}  // namespace
}  // namespace saksgang::bench

int main(int argc, char** argv) {
    using namespace saksgang;
    if (argc != 4) throw std::runtime_error("bench_raw_commit COPY TEXT SECONDS");
    bench::Rows rows{argv[1]};
    bench::RawGit git{std::filesystem::path{argv[1]}.concat(".git")};
    std::ifstream in{argv[2], std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const double seconds = std::atof(argv[3]);
    bench::Latencies latencies;
    for (const bench::Deadline deadline{seconds}; !deadline.passed();) {
        const std::int64_t began = bench::now_ns();
        git.commit(text + fmt::format("\nLinje {}.\n", latencies.count()));
        rows.begin();
        rows.write_command();
        rows.commit();
        latencies.add(bench::now_ns() - began);
    }
    bench::print_run(latencies, seconds);
}
