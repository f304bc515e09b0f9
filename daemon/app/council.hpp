// SPDX-License-Identifier: EUPL-1.2
// The council's own set-up: its bodies and seats, and the workflow definitions it takes into use.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "workflows/decide.hpp"

namespace saksgang::app {

// The files of a council, as they stand in a folder such as examples/osloregionen.
struct CouncilFiles {
    std::string council_toml;
    struct Workflow {
        std::string name;  // the file's, for faults
        std::string toml;
    };
    std::vector<Workflow> workflows;
};

// Takes what differs from today into use: bodies by events, definitions as a commit on main of
// text.git and an event each. Nothing is done where any file has a fault: Errc::workflow_invalid,
// every fault a reason. Files that are in use already make no entries.
asio::awaitable<Result<Receipt>> install_council(App& app, CouncilFiles files);

asio::awaitable<Result<workflows::Council>> read_council(App& app);

struct SeatHolders {
    BodySlug body;
    SeatSlug seat;
    std::optional<PersonId> holder = {};
    std::optional<PersonId> deputy = {};
};
// Errc::not_found naming the body, seat or person.
asio::awaitable<Result<Receipt>> assign_seat(App& app, Caller caller, SeatHolders holders);

}  // namespace saksgang::app
