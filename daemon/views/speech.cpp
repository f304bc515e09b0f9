// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/speech.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace saksgang::views {

std::string Speech::say(std::string_view name, Arguments arguments) const {
    return saksgang::say(language_, Phrase{fmt::format("page.{}", name), std::move(arguments)});
}

std::string Speech::count(std::string_view name, std::int64_t number) const {
    return say(fmt::format("{}_{}", name, number == 1 ? "one" : "many"),
               {{"count", std::to_string(number)}});
}

std::string Speech::month(LocalDate date) const {
    const auto key = fmt::format("month.{:02}", static_cast<unsigned>(date.month()));
    return saksgang::say(language_, key);
}

std::string Speech::day(LocalDate date) const {
    return fmt::format("{}{}", static_cast<unsigned>(date.day()),
                       language_ == Language::en ? "" : ".");
}

std::string Speech::period(LocalDate from, std::optional<LocalDate> until) const {
    if (!until || *until == from) return date(from);
    if (from.year() != until->year()) return fmt::format("{} – {}", date(from), date(*until));
    if (from.month() != until->month()) {
        return fmt::format("{} {}–{}", day(from), month(from), date(*until));
    }
    return fmt::format("{}–{}", day(from), date(*until));
}

std::string Speech::distance(LocalDate today, LocalDate day) const {
    const int days = days_between(today, day);
    if (days == 0) return say("today");
    if (days == 1) return say("tomorrow");
    if (days == -1) return say("yesterday");
    return say(days > 0 ? "in_days" : "days_ago", {{"count", std::to_string(std::abs(days))}});
}

}  // namespace saksgang::views
