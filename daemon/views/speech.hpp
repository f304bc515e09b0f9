// SPDX-License-Identifier: EUPL-1.2
// How pages speak: sentences of the tables in workflows/core (keys "page.…"), dates and distances
// in one language. Pure; any thread. Knows nothing of markup.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workflows/core/time.hpp"
#include "workflows/core/words.hpp"
#include "workflows/definition.hpp"

namespace saksgang::views {

class Speech {
public:
    using Arguments = std::vector<std::pair<std::string, std::string>>;

    explicit Speech(Language language) : language_(language) {}
    Language language() const { return language_; }

    // The sentence "page.<name>".
    std::string say(std::string_view name, Arguments arguments = {}) const;
    // "page.<name>_one" or "page.<name>_many", with {count}.
    std::string count(std::string_view name, std::int64_t number) const;
    std::string of(const workflows::Title& title) const { return title.in(language_); }

    std::string date(LocalDate date) const { return say_date(language_, date); }
    // 19.–21. mars 2024 · 29. april–29. mai 2024; one day where there is one.
    std::string period(LocalDate from, std::optional<LocalDate> until) const;
    // i dag · i morgen · om 12 dager · for 3 dager siden
    std::string distance(LocalDate today, LocalDate day) const;
    // april
    std::string month(LocalDate date) const;

private:
    std::string day(LocalDate date) const;

    Language language_;
};

}  // namespace saksgang::views
