// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/http_date.hpp"

#include <array>

namespace saksgang::webhooks {
namespace {

// The form, place for place: d a digit, w of a weekday, m of a month; the rest stands as it is.
constexpr std::string_view form = "www, dd mmm dddd dd:dd:dd GMT";

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool fits_form(std::string_view text) {
    if (text.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const char c = text[i];
        const bool digit = c >= '0' && c <= '9';
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        const bool fits = form[i] == 'd'                     ? digit
                          : form[i] == 'w' || form[i] == 'm' ? letter
                                                             : c == form[i];
        if (!fits) return false;
    }
    return true;
}

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

std::optional<std::chrono::month> month_named(std::string_view name) {
    for (unsigned i = 0; i < months.size(); ++i) {
        if (months[i] == name) return std::chrono::month{i + 1};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Instant> parse_http_date(std::string_view text) {
    if (!fits_form(text)) return std::nullopt;
    const auto month = month_named(text.substr(8, 3));
    if (!month) return std::nullopt;
    const LocalDate date{std::chrono::year{number(text.substr(12, 4))}, *month,
                         std::chrono::day{static_cast<unsigned>(number(text.substr(5, 2)))}};
    const int hour = number(text.substr(17, 2));
    const int minute = number(text.substr(20, 2));
    const int second = number(text.substr(23, 2));  // 60: a leap second
    if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return Instant{std::chrono::sys_days{date}} + std::chrono::hours{hour} +
           std::chrono::minutes{minute} + std::chrono::seconds{second};
}

}  // namespace saksgang::webhooks
