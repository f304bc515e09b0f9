// SPDX-License-Identifier: EUPL-1.2
#include "repo/packed_refs.hpp"

#include <fstream>
#include <iterator>
#include <string_view>

#include "repo/check.hpp"

namespace saksgang::repo {
namespace {

// What git may rely on: names are sorted, and every tag's commit stands under it.
constexpr std::string_view header = "# pack-refs with: peeled fully-peeled sorted \n";
constexpr std::size_t hex_digits = Oid::size * 2;

Oid checked_id(std::string_view hex) {
    const auto id = from_hex<Oid>(hex);
    if (!id) throw GitFailure("packed-refs is damaged; see what `git fsck` says");
    return *id;
}

}  // namespace

PackedRefs read_packed_refs(const std::filesystem::path& repository) {
    std::ifstream file{repository / "packed-refs", std::ios::binary};
    PackedRefs refs;
    auto last = refs.end();
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        if (line.starts_with('^') && last != refs.end()) {
            last->second.peeled = checked_id(std::string_view{line}.substr(1));
            continue;
        }
        const Oid target = checked_id(std::string_view{line}.substr(0, hex_digits));
        if (line.size() < hex_digits + 2 || line[hex_digits] != ' ') checked_id({});
        last = refs.insert_or_assign(line.substr(hex_digits + 1),
                                     PackedRef{.target = target, .peeled = std::nullopt})
                   .first;
    }
    if (file.bad()) throw GitFailure("packed-refs cannot be read");
    return refs;
}

std::string encode(const PackedRefs& refs) {
    std::string text{header};
    for (const auto& [name, ref] : refs) {
        text += to_hex(ref.target) + ' ' + name + '\n';
        if (ref.peeled) text += '^' + to_hex(*ref.peeled) + '\n';
    }
    return text;
}

}  // namespace saksgang::repo
