// SPDX-License-Identifier: EUPL-1.2
// Checks that workflow definitions and councils share: slugs, titles, counts, and names that are
// declared once and referred to elsewhere. Pure; internal to the room.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/definition.hpp"

namespace saksgang::workflows {

void add_fault(std::vector<Fault>& faults, std::string place, std::string what, std::string remedy);

void check_slug(std::string_view slug, const std::string& place, std::vector<Fault>& faults);
void check_title(const Title& title, const std::string& place, std::vector<Fault>& faults);

// One line of at most `bytes_max` bytes that is not blank.
void check_line(std::string_view text, std::size_t bytes_max, const std::string& place,
                std::vector<Fault>& faults);

// Whether there are at most `max`; a fault if not. `plural` names what is counted: "stages".
bool check_count(std::size_t count, std::size_t max, std::string_view plural,
                 const std::string& place, std::vector<Fault>& faults);

// A fault for each name of a list that stood in it before.
void check_named_once(const std::vector<std::string_view>& names, const std::string& place,
                      std::vector<Fault>& faults);

// The names of one sort of thing ("stage"). Faults are certain: where an entry of the sort has no
// readable name, it may be the one referred to, and nothing is called unknown.
class Names {
public:
    explicit Names(std::string_view sort) : sort_{sort} {}

    // Notes the name; a fault if it is no slug, or taken.
    void declare(std::string_view slug, const std::string& place, std::vector<Fault>& faults);
    void blur() { blurred_ = true; }

    bool knows(std::string_view slug) const { return names_.contains(slug); }

    // A fault if nothing of that name is declared.
    void require(std::string_view slug, const std::string& place, std::vector<Fault>& faults) const;

private:
    std::string_view sort_;
    std::set<std::string, std::less<>> names_;
    bool blurred_ = false;
};

}  // namespace saksgang::workflows
