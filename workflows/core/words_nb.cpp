// SPDX-License-Identifier: EUPL-1.2
// The sentences in bokmål. Sorted by key; every key stands in all three tables.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow rows[] = {
    {"month.01", "januar"},
    {"month.02", "februar"},
    {"month.03", "mars"},
    {"month.04", "april"},
    {"month.05", "mai"},
    {"month.06", "juni"},
    {"month.07", "juli"},
    {"month.08", "august"},
    {"month.09", "september"},
    {"month.10", "oktober"},
    {"month.11", "november"},
    {"month.12", "desember"},
};

}  // namespace

std::span<const WordsRow> words_nb() { return rows; }

}  // namespace saksgang
