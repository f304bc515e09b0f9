// SPDX-License-Identifier: EUPL-1.2
// Whether an event can follow from the state it meets: what apply asserts, asked first, by whoever
// folds a history that nobody has checked yet. Errc::tampered says why it cannot.
#pragma once

#include "workflows/events.hpp"

namespace saksgang::workflows {

Result<void> follows(const Council& council, const Event& event);

// `subject`: the document that the entry says it is about.
Result<void> follows(const Process& process, const DocumentSlug& subject, const Event& event);

}  // namespace saksgang::workflows
