// SPDX-License-Identifier: EUPL-1.2
#include "workflows/value_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/ascii.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/fault_words.hpp"

namespace saksgang::workflows {
void add_fault(std::vector<Fault>& faults, std::string place, std::string what,
               std::string remedy) {
    faults.push_back({std::move(place), 0, std::move(what), std::move(remedy)});
}

void check_slug(std::string_view slug, const std::string& place, std::vector<Fault>& faults) {
    if (is_slug(slug)) return;
    add_fault(faults, place, fmt::format("{} is no slug", quoted(slug)),
              fmt::format("write a–z, 0–9 and single hyphens between them, at most {}",
                          limits::slug_bytes_max));
}

void check_line(std::string_view text, std::size_t bytes_max, const std::string& place,
                std::vector<Fault>& faults) {
    if (text.find_first_not_of(' ') == std::string_view::npos) {
        add_fault(faults, place, "is empty", "write a few words");
    }
    if (text.size() > bytes_max) {
        add_fault(faults, place, fmt::format("is {} bytes, more than {}", text.size(), bytes_max),
                  "shorten it");
    }
    if (std::ranges::any_of(text, is_control)) {
        add_fault(faults, place, "holds a line break or another control character",
                  "keep it on one line");
    }
}

void check_title(const Title& title, const std::string& place, std::vector<Fault>& faults) {
    if (title.nb.empty()) {
        add_fault(faults, place + ".nb", "is missing", "give the title in bokmål: nb = \"…\"");
    } else {
        check_line(title.nb, limits::title_bytes_max, place + ".nb", faults);
    }
    // The other two fall back to bokmål where they are absent.
    if (!title.nn.empty()) check_line(title.nn, limits::title_bytes_max, place + ".nn", faults);
    if (!title.en.empty()) check_line(title.en, limits::title_bytes_max, place + ".en", faults);
}

bool check_count(std::size_t count, std::size_t max, std::string_view plural,
                 const std::string& place, std::vector<Fault>& faults) {
    if (count <= max) return true;
    add_fault(faults, place, fmt::format("holds {} {}, more than {}", count, plural, max),
              "split it in two");
    return false;
}

void check_named_once(const std::vector<std::string_view>& names, const std::string& place,
                      std::vector<Fault>& faults) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (seen.insert(names[i]).second) continue;
        add_fault(faults, fmt::format("{}[{}]", place, i),
                  fmt::format("names {} twice", quoted(names[i])), "take one of them out");
    }
}

void Names::declare(std::string_view slug, const std::string& place, std::vector<Fault>& faults) {
    if (slug.empty()) {
        blur();
        add_fault(faults, place, fmt::format("leaves a {} without a name", sort_),
                  "give it a slug of its own");
        return;
    }
    check_slug(slug, place, faults);
    if (!names_.emplace(slug).second) {
        add_fault(faults, place, fmt::format("names a second {} {}", sort_, quoted(slug)),
                  "give one of the two another name, or take it out");
    }
}

void Names::require(std::string_view slug, const std::string& place,
                    std::vector<Fault>& faults) const {
    if (blurred_ || knows(slug)) return;
    const std::vector<std::string_view> known{names_.begin(), names_.end()};
    add_fault(faults, place, fmt::format("names the unknown {} {}", sort_, quoted(slug)),
              remedy_for_unknown(slug, known,
                                 fmt::format("declare that {}, or name one that is "
                                             "declared",
                                             sort_)));
}

}  // namespace saksgang::workflows
