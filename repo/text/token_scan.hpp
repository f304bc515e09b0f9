// SPDX-License-Identifier: EUPL-1.2
// Numbers, dates and addresses inside a text: each function says where the one that begins at `at`
// ends, or `at` if none does. Pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace saksgang::repo {

std::size_t end_of_number(std::string_view text, std::size_t at);
std::size_t end_of_date(std::string_view text, std::size_t at);
std::size_t end_of_link(std::string_view text, std::size_t at);

// januar … desember, January … December.
bool is_month(std::string_view word);

}  // namespace saksgang::repo
