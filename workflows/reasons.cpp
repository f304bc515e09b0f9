// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reasons.hpp"

#include <fmt/format.h>

#include <utility>

namespace saksgang::workflows {
namespace {

// Bokmål stands under the bare name, the others beside it (core/phrase.hpp).
void add(Phrase& phrase, std::string_view name, Title value) {
    phrase.arguments.emplace_back(name, std::move(value.nb));
    phrase.arguments.emplace_back(fmt::format("{}.nn", name), std::move(value.nn));
    phrase.arguments.emplace_back(fmt::format("{}.en", name), std::move(value.en));
}

// Made anew for each language.
Title in_each(auto&& make) {
    return {.nb = make(Language::nb), .nn = make(Language::nn), .en = make(Language::en)};
}

std::string say_instant(Language language, Instant instant) {
    const auto midnight = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss clock{instant - midnight};
    const auto hours = fmt::format("{:02}", clock.hours().count());
    const auto minutes = fmt::format("{:02}", clock.minutes().count());
    return say(language, Phrase{"reason.at",
                                {{"day", say_date(language, LocalDate{midnight})},
                                 {"hours", hours},
                                 {"minutes", minutes}}});
}

std::string joined(Language language, const std::vector<Title>& titles) {
    std::string text;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const bool last = i + 1 == titles.size();
        if (i > 0) text += last ? fmt::format(" {} ", say(language, "reason.and")) : ", ";
        text += titles[i].in(language);
    }
    return text;
}

}  // namespace

Sentence&& Sentence::with(std::string_view name, std::string value) && {
    phrase_.arguments.emplace_back(name, std::move(value));
    return std::move(*this);
}

Sentence&& Sentence::with(std::string_view name, std::int64_t value) && {
    return std::move(*this).with(name, std::to_string(value));
}

Sentence&& Sentence::with(std::string_view name, const Title& value) && {
    add(phrase_, name, in_each([&](Language language) { return value.in(language); }));
    return std::move(*this);
}

Sentence&& Sentence::with(std::string_view name, LocalDate day) && {
    add(phrase_, name, in_each([&](Language language) { return say_date(language, day); }));
    return std::move(*this);
}

Sentence&& Sentence::with(std::string_view name, Instant instant) && {
    add(phrase_, name, in_each([&](Language language) { return say_instant(language, instant); }));
    return std::move(*this);
}

std::string secretariat() {
    return std::string{to_string(Role::secretariat)};
}

Title listed(const std::vector<Title>& titles) {
    return in_each([&](Language language) { return joined(language, titles); });
}

Title title_of(const Council& council, const BodySlug& body) {
    const Body* found = council.find_body(body);
    return found ? found->title : Title{.nb = body.value, .nn = {}, .en = {}};
}

std::unexpected<Error> refuse(Errc code, std::string message, Reason reason,
                              std::source_location where) {
    Error refusal = error(code, std::move(message), {}, where);
    refusal.reasons.push_back(std::move(reason));
    return std::unexpected(std::move(refusal));
}

std::unexpected<Error> unfit(std::string field, std::string message, Phrase phrase, Errc code,
                             std::source_location where) {
    phrase.arguments.insert(phrase.arguments.begin(), {"field", field});
    Error refusal = error(code, std::move(message), std::move(field), where);
    refusal.reasons.push_back({.kind = std::string{info(code).slug},
                               .phrase = std::move(phrase),
                               .who = {},
                               .by = std::nullopt});
    return std::unexpected(std::move(refusal));
}

}  // namespace saksgang::workflows
