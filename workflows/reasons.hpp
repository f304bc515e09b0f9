// SPDX-License-Identifier: EUPL-1.2
// Building the reasons of a refusal: sentences with their arguments, in every language at once.
// Pure; any thread. Knows no page: who reads a reason is not its business.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/result.hpp"
#include "workflows/council.hpp"

namespace saksgang::workflows {

// A phrase under construction:
//   Sentence("reason.earliest").with("day", day)
class Sentence {
public:
    explicit Sentence(std::string_view key) : phrase_{.key = std::string{key}} {}

    Sentence&& with(std::string_view name, std::string value) &&;
    Sentence&& with(std::string_view name, std::int64_t value) &&;
    Sentence&& with(std::string_view name, const Title& value) &&;
    Sentence&& with(std::string_view name, LocalDate day) &&;
    Sentence&& with(std::string_view name, Instant instant) &&;

    operator Phrase() && { return std::move(phrase_); }

private:
    Phrase phrase_;
};

// The secretariat, as `Reason::who` names it.
std::string secretariat();

// "A, B og C" in each language.
Title listed(const std::vector<Title>& titles);

// The body's title; its slug where the council has no such body.
Title title_of(const Council& council, const BodySlug& body);

// `return refuse(…)`: an error with one reason.
std::unexpected<Error> refuse(Errc code, std::string message, Reason reason,
                              std::source_location where = std::source_location::current());

// `return unfit("until", …)`: an error naming the field, with the sentence as its reason. {field}
// in the sentence stands for the field.
std::unexpected<Error> unfit(std::string field, std::string message, Phrase phrase,
                             Errc code = Errc::invalid_input,
                             std::source_location where = std::source_location::current());

}  // namespace saksgang::workflows
