// SPDX-License-Identifier: EUPL-1.2
// libFuzzer's way in. Linked instead of replay_main.cpp where it is what runs the target.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    saksgang::fuzz::take({reinterpret_cast<const char*>(data), size});
    return 0;
}
