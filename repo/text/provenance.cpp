// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/provenance.hpp"

#include <algorithm>
#include <iterator>

#include "repo/text/carried_segments.hpp"
#include "repo/text/paragraphs.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

// Runs of origins, put together so that neighbours differ.
class Origins {
public:
    void append(std::size_t bytes, VersionNumber version) {
        if (bytes == 0) return;
        if (!runs_.empty() && runs_.back().version == version) {
            runs_.back().bytes += bytes;
        } else {
            runs_.push_back({.bytes = bytes, .version = version});
        }
    }
    bool empty() const { return runs_.empty(); }
    VersionNumber last() const { return runs_.back().version; }
    std::vector<Origin> take() { return std::move(runs_); }

private:
    std::vector<Origin> runs_;
};

// A text's origins, to be asked about any place in it.
class OriginsByPlace {
public:
    explicit OriginsByPlace(const std::vector<Origin>& origins) : origins_{origins} {
        std::size_t end = 0;
        for (const Origin& origin : origins_)
            ends_.push_back(end += origin.bytes);
    }

    std::size_t bytes() const { return ends_.empty() ? 0 : ends_.back(); }

    VersionNumber at(std::size_t place) const { return origins_[run_at(place)].version; }

    void copy(std::size_t begin, std::size_t end, Origins& to) const {
        if (begin == end) return;
        for (std::size_t run = run_at(begin); begin < end; ++run) {
            const std::size_t until = std::min(end, ends_[run]);
            to.append(until - begin, origins_[run].version);
            begin = until;
        }
    }

private:
    std::size_t run_at(std::size_t place) const {
        ASSERT(place < bytes());
        const auto found = std::ranges::upper_bound(ends_, place);
        return static_cast<std::size_t>(found - ends_.begin());
    }

    const std::vector<Origin>& origins_;
    std::vector<std::size_t> ends_;
};

std::vector<Origin> origins_after(const OriginsByPlace& before,
                                  const std::vector<Segment>& segments, VersionNumber version) {
    Origins after;
    std::size_t leading = 0;  // white space before the first passage: has its origin
    for (const Segment& segment : segments) {
        if (segment.source == Segment::Source::between && after.empty()) {
            leading += segment.bytes;
            continue;
        }
        Origins own;
        switch (segment.source) {
            case Segment::Source::between:
                own.append(segment.bytes, after.last());
                break;
            case Segment::Source::fresh:
                own.append(segment.bytes, version);
                break;
            case Segment::Source::carried:
                if (segment.bytes == segment.old_bytes) {
                    before.copy(segment.old_begin, segment.old_begin + segment.old_bytes, own);
                } else {
                    own.append(segment.bytes, before.at(segment.old_begin));
                }
                break;
        }
        for (const Origin& origin : own.take()) {
            after.append(origin.bytes + leading, origin.version);
            leading = 0;
        }
    }
    after.append(leading, version);  // nothing but white space
    return after.take();
}

// So many bytes of one paragraph stand in another.
struct Link {
    int after = 0;
    int before = 0;
    std::size_t bytes = 0;
};

using Ranges = std::vector<ParagraphRange>;

// The first paragraph that ends behind `place`. They begin, and end, in order.
std::size_t first_behind(const Ranges& ranges, std::size_t place) {
    return static_cast<std::size_t>(
        std::ranges::upper_bound(ranges, place, {}, &ParagraphRange::end) - ranges.begin());
}

void link_segment(const Segment& segment, const Ranges& before, const Ranges& after,
                  std::vector<Link>& links) {
    const std::size_t new_end = segment.begin + segment.bytes;
    for (std::size_t q = first_behind(after, segment.begin); q < after.size(); ++q) {
        if (after[q].begin >= new_end) return;
        const std::size_t from = std::max(segment.begin, after[q].begin) - segment.begin;
        const std::size_t until = std::min(new_end, after[q].end) - segment.begin;
        const bool alike = segment.bytes == segment.old_bytes;
        const std::size_t old_begin = segment.old_begin + (alike ? from : 0);
        const std::size_t old_end = segment.old_begin + (alike ? until : segment.old_bytes);
        for (std::size_t p = first_behind(before, old_begin); p < before.size(); ++p) {
            if (before[p].begin >= old_end) break;
            const std::size_t shared =
                std::min(old_end, before[p].end) - std::max(old_begin, before[p].begin);
            links.push_back({static_cast<int>(q) + 1, static_cast<int>(p) + 1, shared});
        }
    }
}

// For each paragraph of the new text the one of the old that most of it comes from, or 0.
std::vector<int> came_from(const std::vector<Segment>& segments, const TextChanges& changes,
                           const Ranges& before, const Ranges& after) {
    std::vector<Link> links;
    for (const Segment& segment : segments) {
        if (segment.source == Segment::Source::carried) link_segment(segment, before, after, links);
    }
    for (const PassageChange& change : changes.passages) {
        if (!change.before || !change.after) continue;
        if (change.before->paragraph > 0 && change.after->paragraph > 0)
            links.push_back({change.after->paragraph, change.before->paragraph, 1});
    }
    std::ranges::sort(links, {},
                      [](const Link& link) { return std::pair{link.after, link.before}; });
    std::vector<int> from(after.size(), 0);
    std::vector<std::size_t> most(after.size(), 0);
    for (std::size_t i = 0; i < links.size();) {
        const Link& first = links[i];
        std::size_t bytes = 0;
        for (; i < links.size() && links[i].after == first.after && links[i].before == first.before;
             ++i)
            bytes += links[i].bytes;
        const auto place = static_cast<std::size_t>(first.after) - 1;
        if (bytes <= most[place]) continue;
        most[place] = bytes;
        from[place] = first.before;
    }
    return from;
}

std::vector<bool> moved_paragraphs(const TextChanges& changes, std::size_t count) {
    std::vector<bool> moved(count, false);
    for (const PassageChange& change : changes.passages) {
        if (change.state != PassageState::moved || change.after->paragraph == 0) continue;
        moved[static_cast<std::size_t>(change.after->paragraph) - 1] = true;
    }
    return moved;
}

}  // namespace

Result<Provenance> first_provenance(std::string_view text, VersionNumber version) {
    TRY(const auto ranges, paragraphs_of(text));
    Provenance first{.version = version, .origins = {}, .paragraphs = {}};
    if (!text.empty()) first.origins.push_back({.bytes = text.size(), .version = version});
    for (std::size_t i = 0; i < ranges.size(); ++i)
        first.paragraphs.push_back({.since = version, .number = static_cast<int>(i) + 1});
    return first;
}

Result<Provenance> carry(const Provenance& before, const TextPair& texts,
                         const TextChanges& changes, VersionNumber version) {
    ASSERT(before.version < version);
    TRY(const auto old_ranges, paragraphs_of(texts.before));
    TRY(const auto new_ranges, paragraphs_of(texts.after));
    const OriginsByPlace places{before.origins};
    if (places.bytes() != texts.before.size() || before.paragraphs.size() != old_ranges.size())
        return fail(Errc::tampered, "the provenance is that of another text");

    const auto segments = segments_of(changes);
    Provenance after{
        .version = version, .origins = origins_after(places, segments, version), .paragraphs = {}};
    const auto from = came_from(segments, changes, old_ranges, new_ranges);
    const auto moved = moved_paragraphs(changes, new_ranges.size());
    for (std::size_t i = 0; i < new_ranges.size(); ++i) {
        const auto old_place = static_cast<std::size_t>(from[i]) - 1;
        const bool stands = from[i] > 0 && !moved[i] &&
                            old_ranges[old_place].in(texts.before) == new_ranges[i].in(texts.after);
        if (stands) {
            ParagraphOrigin kept = before.paragraphs[old_place];
            kept.before = 0;
            kept.moved = false;
            after.paragraphs.push_back(kept);
            continue;
        }
        after.paragraphs.push_back({.since = version,
                                    .number = static_cast<int>(i) + 1,
                                    .before = from[i],
                                    .moved = moved[i] && from[i] > 0});
    }
    return after;
}

std::vector<Origin> OriginWalk::within(std::size_t begin, std::size_t end) {
    if (begin < at_) place_ = at_ = 0;
    std::vector<Origin> found;
    for (; place_ < origins_.size(); ++place_) {
        const Origin& origin = origins_[place_];
        const std::size_t from = std::max(at_, begin);
        const std::size_t until = std::min(at_ + origin.bytes, end);
        if (from < until) found.push_back({.bytes = until - from, .version = origin.version});
        if (at_ + origin.bytes > end) break;  // what comes next begins in this one
        at_ += origin.bytes;
    }
    return found;
}

std::vector<Origin> origins_within(const std::vector<Origin>& origins, std::size_t begin,
                                   std::size_t end) {
    return OriginWalk{origins}.within(begin, end);
}

}  // namespace saksgang::repo
