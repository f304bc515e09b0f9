// SPDX-License-Identifier: EUPL-1.2
// Result<T> and the two macros that unwrap it.
//   TRY(auto text, read(id));   binds, or returns the error
//   TRY(check(id));             for Result<void>
// CO_TRY is the same inside a coroutine.
#pragma once

#include <expected>
#include <utility>

#include "workflows/core/error.hpp"

namespace saksgang {

template <class T>
using Result = std::expected<T, Error>;

// Shorthand for `return fail(Errc::not_found, "…")`.
inline std::unexpected<Error> fail(Errc code, std::string message, std::string field = {},
                                   std::source_location where = std::source_location::current()) {
    return std::unexpected(error(code, std::move(message), std::move(field), where));
}

inline std::unexpected<Error> fail(Error error) {
    return std::unexpected(std::move(error));
}

}  // namespace saksgang

#define SAKSGANG_JOIN_(a, b) a##b
#define SAKSGANG_JOIN(a, b) SAKSGANG_JOIN_(a, b)
#define SAKSGANG_PICK_(_1, _2, name, ...) name
#define SAKSGANG_TRY_BIND_(ret, result, decl, expr)     \
    auto result = (expr);                               \
    if (!result) [[unlikely]]                           \
        ret std::unexpected(std::move(result).error()); \
    decl = *std::move(result)
#define SAKSGANG_TRY_VOID_(ret, result, expr)       \
    if (auto result = (expr); !result) [[unlikely]] \
    ret std::unexpected(std::move(result).error())
#define SAKSGANG_TRY2_(decl, expr) \
    SAKSGANG_TRY_BIND_(return, SAKSGANG_JOIN(try_result_, __COUNTER__), decl, expr)
#define SAKSGANG_TRY1_(expr) \
    SAKSGANG_TRY_VOID_(return, SAKSGANG_JOIN(try_result_, __COUNTER__), expr)
#define SAKSGANG_CO_TRY2_(decl, expr) \
    SAKSGANG_TRY_BIND_(co_return, SAKSGANG_JOIN(try_result_, __COUNTER__), decl, expr)
#define SAKSGANG_CO_TRY1_(expr) \
    SAKSGANG_TRY_VOID_(co_return, SAKSGANG_JOIN(try_result_, __COUNTER__), expr)

#define TRY(...) SAKSGANG_PICK_(__VA_ARGS__, SAKSGANG_TRY2_, SAKSGANG_TRY1_, )(__VA_ARGS__)
#define CO_TRY(...) SAKSGANG_PICK_(__VA_ARGS__, SAKSGANG_CO_TRY2_, SAKSGANG_CO_TRY1_, )(__VA_ARGS__)
