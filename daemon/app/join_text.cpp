// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/join_text.hpp"

#include <fmt/format.h>

#include "daemon/auth/capabilities.hpp"
#include "daemon/store/reading_documents.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

using workflows::Version;

struct Ends {
    std::optional<Version> base;
    Version newest;
};

Result<Ends> find_ends(store::Connection& db, const Caller& caller, const DocumentSlug& document,
                       const std::optional<Oid>& base, const std::optional<Oid>& newest) {
    const auto unknown = [](std::string field) {
        return fail(Errc::version_conflict,
                    "no text of this document has that tag: read today's, and change that one",
                    std::move(field));
    };
    Ends ends;
    if (base) {
        ends.base = store::version_of_blob(db, document, *base);
        if (!ends.base) return unknown("base");
    }
    const auto found = newest ? store::version_of_blob(db, document, *newest)
                              : store::newest_version(db, document, sight_of(caller));
    if (!found) return unknown("newest");
    ends.newest = *found;
    return ends;
}

std::string with_plain_breaks(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!text.substr(at).starts_with("\r\n")) plain += text[at];
    }
    return plain;
}

using Text = std::shared_ptr<const std::string>;

// A browser sends every line break as one of its own: that is no change that anybody made.
Result<repo::Merge> merge_of(const Text& base, const Text& theirs, const Text& mine) {
    if (mine->contains('\r') || (!base->contains('\r') && !theirs->contains('\r')))
        return repo::merge_texts({.base = *base, .theirs = *theirs, .mine = *mine});
    const auto before = with_plain_breaks(*base);
    const auto there = with_plain_breaks(*theirs);
    return repo::merge_texts({.base = before, .theirs = there, .mine = *mine});
}

// The beginning of a passage, enough to know it by.
std::string told(const repo::MergeConflict& conflict) {
    constexpr std::size_t enough = 80;
    const auto& words = !conflict.base.empty()     ? conflict.base
                        : !conflict.theirs.empty() ? conflict.theirs
                                                   : conflict.mine;
    const auto line = words.substr(0, words.find('\n'));
    if (line.size() <= enough) return line;
    return line.substr(0, line.find_last_of(' ', enough)) + " …";
}

}  // namespace

asio::awaitable<Result<JoinedText>> join_text(App& app, Caller caller, Begun begun) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::save_text));
    CO_TRY(auto ends, co_await app.readers.run<Ends>(
                          [caller = std::move(caller), document = begun.document, base = begun.base,
                           newest = begun.newest](store::Connection& db) {
                              return find_ends(db, caller, document, base, newest);
                          }));
    Text base = std::make_shared<const std::string>();
    if (ends.base) {
        CO_TRY(base, co_await app.texts.read(ends.base->text.blob));
    }
    CO_TRY(const auto theirs, co_await app.texts.read(ends.newest.text.blob));
    JoinedText joined{.base = std::move(ends.base),
                      .newest = std::move(ends.newest),
                      .theirs = nullptr,
                      .merge = {}};
    CO_TRY(auto changes, co_await app.cpu.run<repo::TextChanges>(
                             [base, theirs] { return repo::text_changes(*base, *theirs); }));
    joined.theirs = std::make_shared<const repo::TextChanges>(std::move(changes));
    CO_TRY(joined.merge, co_await app.cpu.run<repo::Merge>([base, theirs, mine = begun.text] {
        return merge_of(base, theirs, mine);
    }));
    co_return joined;
}

Error conflict_in(const JoinedText& joined) {
    const auto& conflicts = joined.merge.conflicts;
    auto refusal = error(
        Errc::version_conflict,
        fmt::format("version {} was saved meanwhile, and {} places were changed there and in this "
                    "text: read it, work them in, and send the text with its ETag",
                    joined.newest.text.version.value, conflicts.size()));
    for (const auto& conflict : conflicts) {
        if (refusal.reasons.size() == limits::merge_conflicts_told_max) break;
        refusal.reasons.push_back(
            {.kind = "changed_by_both",
             .phrase = {.key = "reason.changed_by_both", .arguments = {{"words", told(conflict)}}},
             .who = {},
             .by = std::nullopt});
    }
    return refusal;
}

}  // namespace saksgang::app
