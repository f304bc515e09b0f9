// SPDX-License-Identifier: EUPL-1.2
// Sentences: the time line.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow milestones_rows[] = {
    {"page.case_and_kind", "Sak {case}: {kind}", "Sak {case}: {kind}", "Case {case}: {kind}"},
    {"page.day_not_set", "Dagen er ikke satt", "Dagen er ikkje sett", "Day not set"},
    {"page.ends", "slutter {distance}", "sluttar {distance}", "ends {distance}"},
    {"page.milestone_cancelled", "avlyst", "avlyst", "cancelled"},
    {"page.milestone_going_on", "pågår", "går føre seg", "going on"},
    {"page.milestone_held", "gjennomført", "gjennomført", "held"},
    {"page.milestone_moved", "flyttet", "flytta", "moved"},
    {"page.milestone_planned", "planlagt", "planlagd", "planned"},
    {"page.moved_times_many", "Ble flyttet {count} ganger", "Vart flytta {count} gonger",
     "Was moved {count} times"},
    {"page.moved_times_one", "Ble flyttet én gang", "Vart flytta éin gong", "Was moved once"},
};

}  // namespace

WordsTable words_milestones() {
    return milestones_rows;
}

}  // namespace saksgang
