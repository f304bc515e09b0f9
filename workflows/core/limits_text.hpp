// SPDX-License-Identifier: EUPL-1.2
// Limits of a text as a page, its hierarchy of goals and its check. Beside limits.hpp, which every
// file knows: these are known to the few that read texts.
#pragma once

#include <cstddef>

namespace saksgang::limits {

inline constexpr int nesting_depth_max = 32;  // lists, quotes, emphasis: what is deeper is words
inline constexpr std::size_t html_bytes_max = 16 * 1024 * 1024;
inline constexpr std::size_t matrix_side_max = 40;  // strategies, focus areas: more is no matrix
inline constexpr std::size_t text_findings_max = 200;
inline constexpr std::size_t quotations_max = 200;     // compared with one another
inline constexpr std::size_t quotation_words_min = 6;  // fewer are a name, or a way of speaking
inline constexpr std::size_t quotation_alike_per_cent = 75;

}  // namespace saksgang::limits
