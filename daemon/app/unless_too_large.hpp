// SPDX-License-Identifier: EUPL-1.2
// What is too large to be taken apart, or to be shown, is not there; any other error stands.
#pragma once

#include <optional>

#include "workflows/core/result.hpp"

namespace saksgang::app {

template <class T>
Result<std::optional<T>> unless_too_large(Result<T> made) {
    if (made) return std::optional<T>{*std::move(made)};
    if (made.error().code == Errc::body_too_large) return std::optional<T>{};
    return fail(std::move(made).error());
}

}  // namespace saksgang::app
