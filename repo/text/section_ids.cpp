// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/section_ids.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "repo/text/letters.hpp"
#include "repo/text/section_likeness.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

constexpr std::string_view root_id = "text";

// Anchors that a page has of its own; "p12" is the paragraph's.
bool is_reserved(std::string_view slug) {
    if (slug == root_id || slug == "content") return true;
    return slug.size() > 1 && slug.front() == 'p' &&
           slug.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::string base_of(const Section& section) {
    const auto slug = slug_of(section.heading, limits::section_slug_bytes_max);
    if (slug.empty()) return "section";
    return is_reserved(slug) ? "section-" + slug : slug;
}

// Ids that are taken, and how far each name has been counted.
class Names {
public:
    void take(const std::string& id) { taken_.insert(id); }

    std::string free(const std::string& base) {
        std::string candidate = base;
        for (int& count = counts_[base]; !taken_.insert(candidate).second;)
            candidate = base + "-" + std::to_string(++count + 1);
        return candidate;
    }

private:
    std::set<std::string> taken_;
    std::map<std::string, int> counts_;
};

std::string joined(const std::string& parent, const std::string& base) {
    auto slug = parent + "-" + base;
    if (slug.size() > limits::section_slug_bytes_max) return base;
    return slug;
}

// Gives an id to each section that has none, so that no two are alike.
void give_missing_ids(std::vector<Section>& sections) {
    std::map<std::string, int> uses;
    Names names;
    std::vector<std::string> bases;
    for (const Section& section : sections) {
        bases.push_back(base_of(section));
        ++uses[bases.back()];
        names.take(section.id);
    }
    for (std::size_t i = 1; i < sections.size(); ++i) {
        Section& section = sections[i];
        if (!section.id.empty()) continue;
        const Section& parent = sections[section.parent];
        const bool alone = uses[bases[i]] == 1 || section.parent == 0 || parent.title;
        section.id = names.free(alone ? bases[i] : joined(parent.id, bases[i]));
    }
}

}  // namespace

void give_first_ids(Structure& structure) {
    for (Section& section : structure.sections)
        section.id.clear();
    structure.sections.front().id = root_id;
    give_missing_ids(structure.sections);
}

Structure carry_ids(const Structure& previous, Structure current) {
    ASSERT(!previous.sections.empty());
    ASSERT(!current.sections.empty());
    const auto origins = origins_of(previous, current);
    for (std::size_t i = 0; i < current.sections.size(); ++i) {
        current.sections[i].id = origins[i] ? previous.sections[*origins[i]].id : std::string{};
    }
    give_missing_ids(current.sections);
    return current;
}

std::vector<std::string> ids_of(const Structure& structure) {
    std::vector<std::string> ids;
    ids.reserve(structure.sections.size());
    for (const Section& section : structure.sections)
        ids.push_back(section.id);
    return ids;
}

Structure with_ids(Structure structure, const std::vector<std::string>& ids) {
    ASSERT(structure.sections.size() == ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
        structure.sections[i].id = ids[i];
    return structure;
}

}  // namespace saksgang::repo
