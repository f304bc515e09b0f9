// SPDX-License-Identifier: EUPL-1.2
// The sentences in English. Sorted by key; every key stands in all three tables.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow rows[] = {
    {"month.01", "January"},
    {"month.02", "February"},
    {"month.03", "March"},
    {"month.04", "April"},
    {"month.05", "May"},
    {"month.06", "June"},
    {"month.07", "July"},
    {"month.08", "August"},
    {"month.09", "September"},
    {"month.10", "October"},
    {"month.11", "November"},
    {"month.12", "December"},
};

}  // namespace

std::span<const WordsRow> words_en() { return rows; }

}  // namespace saksgang
