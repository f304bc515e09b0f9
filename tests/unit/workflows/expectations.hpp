// SPDX-License-Identifier: EUPL-1.2
// What the tests of rules expect of an answer: these events, or this refusal and no other.
#pragma once

#include <string_view>

#include "tests/support/catch.hpp"
#include "workflows/decide.hpp"

namespace saksgang::workflows {

// The only event of a result, which must be of that kind.
template <class E>
E only(const Result<Events>& result) {
    if (!result) FAIL("refused: " << result.error().message);
    REQUIRE(result->size() == 1);
    REQUIRE(std::holds_alternative<E>(result->front()));
    return std::get<E>(result->front());
}

inline void check_refused(const Result<Events>& result, Errc code, std::string_view field = {}) {
    REQUIRE_FALSE(result.has_value());
    INFO(result.error().message);
    CHECK(info(result.error().code).slug == info(code).slug);
    CHECK(result.error().field == field);
    CHECK_FALSE(result.error().message.empty());
}

// The one reason of a refusal, said in bokmål.
inline std::string only_reason(const Result<Events>& result) {
    REQUIRE_FALSE(result.has_value());
    REQUIRE(result.error().reasons.size() == 1);
    return say(Language::nb, result.error().reasons.front().phrase);
}

}  // namespace saksgang::workflows
