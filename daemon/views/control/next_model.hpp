// SPDX-License-Identifier: EUPL-1.2
// The check page before a step: what will happen, what is missing, and the form that takes it.
// Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "daemon/store/endpoints.hpp"
#include "daemon/views/forms/form.hpp"
#include "daemon/views/overview_model.hpp"

namespace saksgang::views {

struct NextModel {
    DocumentHead head;
    std::string title;                 // of the transition: "Send på høring"
    std::vector<std::string> happens;  // a sentence each, in the order it matters
    bool open = false;
    std::vector<ReasonLine> reasons;  // why it is not open today
    std::string undo;                 // how it is taken back afterwards
    FormModel form;
};

struct NextReading {
    const app::ProcessView& process;
    StageSlug to;
    std::span<const store::Endpoint> endpoints;
    std::string once;
    const SentForm& sent;
};

// Errc::transition_unknown when no transition leads there from the present stage.
Result<NextModel> next_model(const NextReading& reading, Language language);

}  // namespace saksgang::views
