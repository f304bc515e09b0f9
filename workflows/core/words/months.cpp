// SPDX-License-Identifier: EUPL-1.2
// Sentences: the months.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow months_rows[] = {
    {"month.01", "januar", "januar", "January"},
    {"month.02", "februar", "februar", "February"},
    {"month.03", "mars", "mars", "March"},
    {"month.04", "april", "april", "April"},
    {"month.05", "mai", "mai", "May"},
    {"month.06", "juni", "juni", "June"},
    {"month.07", "juli", "juli", "July"},
    {"month.08", "august", "august", "August"},
    {"month.09", "september", "september", "September"},
    {"month.10", "oktober", "oktober", "October"},
    {"month.11", "november", "november", "November"},
    {"month.12", "desember", "desember", "December"},
};

}  // namespace

WordsTable words_months() {
    return months_rows;
}

}  // namespace saksgang
