// SPDX-License-Identifier: EUPL-1.2
// What a fuzz target is: one function that takes any bytes, and ASSERTs what must hold of them. In
// the fuzz preset libFuzzer calls it; elsewhere replay_main.cpp, with the committed corpus.
#pragma once

#include <string_view>

namespace saksgang::fuzz {

void take(std::string_view bytes);

}  // namespace saksgang::fuzz
