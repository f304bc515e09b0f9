// SPDX-License-Identifier: EUPL-1.2
// ASSERT states what must hold; a breach is a bug and ends the process, in release too.
// One condition to an ASSERT: the message then says which half failed.
#pragma once

#include <source_location>
#include <string_view>

namespace saksgang {

[[noreturn]] void assertion_failed(std::string_view condition, std::source_location where);

}  // namespace saksgang

#define ASSERT(condition)                                                              \
    do {                                                                               \
        if (!(condition)) [[unlikely]]                                                 \
            ::saksgang::assertion_failed(#condition, std::source_location::current()); \
    } while (false)
