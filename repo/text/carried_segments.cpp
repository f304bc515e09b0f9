// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/carried_segments.hpp"

#include <algorithm>

#include "repo/text/moved_wording.hpp"
#include "repo/text/tokens.hpp"

namespace saksgang::repo {
namespace {

using Source = Segment::Source;

std::size_t length_of(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    std::size_t bytes = 0;
    for (std::size_t i = begin; i < end; ++i)
        bytes += tokens[i].text.size();
    return bytes;
}

bool say_the_same(const Token& one, const Token& other) {
    return one.text == other.text || normal_form(one) == normal_form(other);
}

bool has_words(std::string_view text) {
    const auto tokens = tokens_of(text);
    return std::ranges::any_of(tokens,
                               [](const Token& token) { return carries_meaning(token.kind); });
}

// First what the changes say, passage by passage; then what went in one place and came in another.
class Segments {
public:
    std::vector<Segment> run(const TextChanges& changes) {
        add(Source::between, changes.lead_after.size());
        for (const PassageChange& change : changes.passages) {
            if (change.before) old_at_ = change.before->begin;
            read(change);
            if (change.after) add(Source::between, change.gap_after.size());
        }
        return with_moved_wording();
    }

private:
    void read(const PassageChange& change) {
        std::string_view gone;  // by the run before
        for (const Run& run : change.runs) {
            if (run.breaks && run.kind == RunKind::inserted) {
                add(Source::between, run.text.size());
                gone = {};
                continue;
            }
            switch (run.kind) {
                case RunKind::same:
                    carry(run.text.size(), run.text.size());
                    break;
                case RunKind::removed:
                    went_.push_back({.begin = old_at_, .text = run.text});
                    old_at_ += run.text.size();
                    break;
                case RunKind::inserted:
                    came(gone, run.text);
                    break;
            }
            gone = run.kind == RunKind::removed ? std::string_view{run.text} : std::string_view{};
        }
    }

    void add(Source source, std::size_t bytes) {
        if (bytes == 0) return;
        segments_.push_back({.source = source, .begin = new_at_, .bytes = bytes});
        new_at_ += bytes;
    }

    void carry(std::size_t bytes, std::size_t old_bytes) {
        add(Source::carried, bytes);
        segments_.back().old_begin = old_at_;
        segments_.back().old_bytes = old_bytes;
        old_at_ += old_bytes;
    }

    void carry_each(const std::vector<Token>& olds, std::size_t old_begin,
                    const std::vector<Token>& news, std::size_t new_begin, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            carry(news[new_begin + i].text.size(), olds[old_begin + i].text.size());
    }

    // `text` came in the place of `gone`, which ends at old_at_. Tokens at their edges that say the
    // same in another form are no new wording.
    void came(std::string_view gone, std::string_view text) {
        const auto olds = tokens_of(gone);
        const auto news = tokens_of(text);
        const std::size_t most = std::min(olds.size(), news.size());
        std::size_t front = 0;
        while (front < most && say_the_same(olds[front], news[front]))
            ++front;
        std::size_t back = 0;
        while (back < most - front &&
               say_the_same(olds[olds.size() - 1 - back], news[news.size() - 1 - back]))
            ++back;
        const std::size_t old_end = old_at_;
        old_at_ = old_end - gone.size();
        carry_each(olds, 0, news, 0, front);
        const std::size_t fresh = length_of(news, front, news.size() - back);
        if (fresh > 0) {
            const std::size_t begin = length_of(news, 0, front);
            came_.push_back({.begin = new_at_, .text = text.substr(begin, fresh)});
            add(Source::fresh, fresh);
        }
        old_at_ = old_end - length_of(olds, olds.size() - back, olds.size());
        carry_each(olds, olds.size() - back, news, news.size() - back, back);
        old_at_ = old_end;
    }

    std::vector<Segment> with_moved_wording() {
        const auto carried = moved_wording(went_, came_);
        if (carried.empty()) return std::move(segments_);
        std::vector<Segment> result;
        auto next = carried.begin();
        auto piece = came_.begin();
        for (const Segment& segment : segments_) {
            if (segment.source != Source::fresh) {
                result.push_back(segment);
                continue;
            }
            const std::size_t end = segment.begin + segment.bytes;
            const auto last = std::find_if(
                next, carried.end(), [end](const Carried& word) { return word.new_begin >= end; });
            part(*piece++, std::vector<Carried>(next, last), result);
            next = last;
        }
        return result;
    }

    // Signs and spaces around words that were carried go with them.
    static void part(const Piece& piece, const std::vector<Carried>& words,
                     std::vector<Segment>& result) {
        std::size_t at = piece.begin;
        const auto fill_until = [&](std::size_t end) {
            if (at == end) return;
            const bool between =
                !words.empty() && !has_words(piece.text.substr(at - piece.begin, end - at));
            result.push_back({.source = between ? Source::between : Source::fresh,
                              .begin = at,
                              .bytes = end - at});
        };
        for (const Carried& word : words) {
            fill_until(word.new_begin);
            result.push_back({.source = Source::carried,
                              .begin = word.new_begin,
                              .bytes = word.new_bytes,
                              .old_begin = word.old_begin,
                              .old_bytes = word.old_bytes});
            at = word.new_begin + word.new_bytes;
        }
        fill_until(piece.begin + piece.text.size());
    }

    std::vector<Segment> segments_;
    std::vector<Piece> went_;
    std::vector<Piece> came_;  // one for each fresh segment
    std::size_t old_at_ = 0;
    std::size_t new_at_ = 0;
};

}  // namespace

std::vector<Segment> segments_of(const TextChanges& changes) {
    return Segments{}.run(changes);
}

}  // namespace saksgang::repo
