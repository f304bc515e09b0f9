// SPDX-License-Identifier: EUPL-1.2
#include "repo/objects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "repo/digest.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

// Git sorts a tree as if a folder's name ended in a slash.
std::string sorting_name(const TreeEntries::value_type& entry) {
    return entry.second.mode == folder_mode ? entry.first + '/' : entry.first;
}

// libgit2 and git refuse an empty address; the system has no pseudonym, so its role stands in.
std::string address_of(const Actor& actor) {
    const std::string_view local =
        actor.pseudonym.value.empty() ? to_string(actor.role) : actor.pseudonym.value;
    return fmt::format("{}@saksgang.invalid", local);
}

std::string line_of(const Signature& signature) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(signature.when);
    return fmt::format("{} <{}> {} +0000", name_of(signature.actor), address_of(signature.actor),
                       seconds.time_since_epoch().count());
}

// Git's tools expect a message to end its last line.
Result<std::string> checked_message(std::string_view message) {
    if (message.contains('\0')) {
        return fail(Errc::invalid_input, "a message cannot hold a zero byte", "message");
    }
    if (message.find_first_not_of(" \n\r\t") == std::string_view::npos) {
        return fail(Errc::invalid_input, "a message must say something", "message");
    }
    std::string checked{message};
    if (!checked.ends_with('\n')) checked += '\n';
    return checked;
}

}  // namespace

std::string_view to_string(ObjectType type) {
    switch (type) {
        case ObjectType::commit:
            return "commit";
        case ObjectType::tree:
            return "tree";
        case ObjectType::blob:
            return "blob";
        case ObjectType::tag:
            return "tag";
    }
    assertion_failed("type is one of four", std::source_location::current());
}

std::string header_of(ObjectType type, std::size_t bytes) {
    std::string header = fmt::format("{} {}", to_string(type), bytes);
    header += '\0';
    return header;
}

Object make_object(ObjectType type, std::string bytes) {
    const Oid id = sha1_of(header_of(type, bytes.size()), bytes);
    return {.type = type, .bytes = std::move(bytes), .id = id};
}

Object make_tree(const TreeEntries& entries) {
    std::vector<std::pair<std::string, TreeEntries::const_iterator>> sorted;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        sorted.emplace_back(sorting_name(*entry), entry);
    }
    std::ranges::sort(sorted, {}, &decltype(sorted)::value_type::first);

    std::string bytes;
    for (const auto& [_, entry] : sorted) {
        const auto& [name, target] = *entry;
        bytes += fmt::format("{:o} {}", target.mode, name);
        bytes += '\0';
        bytes.append(target.id.value.begin(), target.id.value.end());
    }
    return make_object(ObjectType::tree, std::move(bytes));
}

Result<Object> make_commit(const StageCommit& request, const Oid& tree) {
    TRY(const auto message, checked_message(request.message));
    std::string bytes = fmt::format("tree {}\n", to_hex(tree));
    if (request.parent) bytes += fmt::format("parent {}\n", to_hex(*request.parent));
    const std::string who = line_of(request.author);
    // No `encoding` header: it is UTF-8 unless said otherwise, and fast-export stumbles over one.
    bytes += fmt::format("author {}\ncommitter {}\n\n{}", who, who, message);
    return make_object(ObjectType::commit, std::move(bytes));
}

Result<Object> make_tag(const StageTag& request) {
    TRY(const auto message, checked_message(request.message));
    return make_object(
        ObjectType::tag,
        fmt::format("object {}\ntype commit\ntag {}\ntagger {}\n\n{}", to_hex(request.target),
                    request.name, line_of(request.tagger), message));
}

std::string name_of(const Actor& actor) {
    std::string name{to_string(actor.role)};
    std::ranges::replace(name, '_', ' ');
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    if (actor.pseudonym.value.empty()) return name;
    return fmt::format("{} {}", name, actor.pseudonym.value);
}

}  // namespace saksgang::repo
