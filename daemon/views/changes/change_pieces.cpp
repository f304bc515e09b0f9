// SPDX-License-Identifier: EUPL-1.2
// A change of more words than a page can hold: what stands unchanged in it is shortened, what was
// changed goes on in a next piece. Nothing that was changed is left out.
#include <algorithm>

#include "daemon/views/changes/changes_parts.hpp"
#include "repo/text/characters.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using repo::PassageChange;
using repo::PassageState;
using repo::RunKind;

constexpr std::size_t run_weight = 64;  // <ins>, <del>, and the words for those who do not see them
constexpr std::size_t word_bytes_max = 60;  // a cut looks no further for the space before a word

std::size_t weight_of(char c) {
    return std::string_view{"&<>\"'"}.contains(c) ? 6 : 1;
}

std::size_t weight_of(std::string_view text) {
    std::size_t weight = 0;
    for (const char c : text)
        weight += weight_of(c);
    return weight;
}

// The largest place up to `at` where a word or, failing that, a character begins; 0 is one.
std::size_t cut_before(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    const auto is_inside = [&](std::size_t i) {
        return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    };
    for (std::size_t i = at; i > 0 && i + word_bytes_max > at; --i) {
        if (text[i - 1] == ' ' || text[i - 1] == '\n') return i;
    }
    std::size_t cut = at;
    while (cut > 0 && at - cut < 4 && is_inside(cut))
        --cut;
    return is_inside(cut) ? at : cut;  // bytes that are no UTF-8 can be cut anywhere
}

std::size_t characters_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        at = repo::end_of_cluster(text, at);
    return count;
}

// Both ends of what stands unchanged, and how much stands between them.
void add_shortened(std::vector<ChangedRun>& runs, ChangedRun run) {
    const std::string_view words = run.words;
    const std::size_t head = cut_before(words, limits::page_context_bytes);
    const std::size_t tail = cut_before(words, words.size() - limits::page_context_bytes);
    runs.push_back({.kind = run.kind, .words = std::string{words.substr(0, head)}});
    runs.push_back({.kind = run.kind,
                    .words = {},
                    .left_out = characters_in(words.substr(head, tail - head))});
    runs.push_back({.kind = run.kind, .words = std::string{words.substr(tail)}});
}

std::vector<ChangedRun> shortened(std::vector<ChangedRun> runs) {
    constexpr std::size_t long_enough = 4 * limits::page_context_bytes;
    std::vector<ChangedRun> shorter;
    for (ChangedRun& run : runs) {
        if (run.kind == RunKind::same && run.words.size() > long_enough)
            add_shortened(shorter, std::move(run));
        else
            shorter.push_back(std::move(run));
    }
    return shorter;
}

// The words up to where they weigh `room`; all of them, where they weigh no more.
std::size_t fitting(std::string_view words, std::size_t room) {
    std::size_t at = 0;
    for (std::size_t weight = 0; at < words.size(); ++at) {
        weight += weight_of(words[at]);
        if (weight > room) break;
    }
    return cut_before(words, at);
}

class Pieces {
public:
    void add(const ChangedRun& run) {
        if (run.left_out > 0) return put(run);
        for (std::string_view rest = run.words; !rest.empty();) {
            if (room() < run_weight + word_bytes_max) begin_next();
            const std::size_t cut = fitting(rest, room() - run_weight);
            put({.kind = run.kind, .words = std::string{rest.substr(0, cut)}});
            rest.remove_prefix(cut);
        }
    }

    std::vector<ChangePiece> take() { return std::move(pieces_); }

private:
    std::size_t room() const {
        return limits::page_change_bytes_max - std::min(limits::page_change_bytes_max, weight_);
    }
    void begin_next() {
        pieces_.emplace_back();
        weight_ = 0;
    }
    void put(ChangedRun run) {
        weight_ += views::weight_of(run);
        pieces_.back().push_back(std::move(run));
    }

    std::vector<ChangePiece> pieces_ = std::vector<ChangePiece>(1);
    std::size_t weight_ = 0;
};

// What was moved away says what is said where it stands now.
const PassageChange& words_of(const repo::TextChanges& changes, std::size_t passage) {
    const PassageChange& change = changes.passages[passage];
    const bool away = change.state == PassageState::moved_away;
    return away ? changes.passages[change.counterpart] : change;
}

void strike(std::vector<ChangedRun>& runs) {
    std::erase_if(runs, [](const ChangedRun& run) { return run.kind == RunKind::inserted; });
    for (ChangedRun& run : runs)
        run.kind = RunKind::removed;
}

}  // namespace

std::size_t weight_of(const ChangedRun& run) {
    return run_weight + weight_of(std::string_view{run.words});
}

std::size_t weight_of(const PassageChange& change) {
    std::size_t weight = 0;
    for (const repo::Run& run : change.runs)
        weight += run_weight + weight_of(std::string_view{run.text});
    return weight;
}

std::vector<ChangePiece> change_pieces(const repo::TextChanges& changes, std::size_t passage) {
    const PassageChange& change = words_of(changes, passage);
    auto runs = readable_runs(change);
    const bool whole = weight_of(change) <= limits::page_change_bytes_max;
    if (!whole) runs = shortened(std::move(runs));
    if (changes.passages[passage].state == PassageState::moved_away) strike(runs);
    if (whole) return {std::move(runs)};
    Pieces pieces;
    for (const ChangedRun& run : runs)
        pieces.add(run);
    return pieces.take();
}

}  // namespace saksgang::views
