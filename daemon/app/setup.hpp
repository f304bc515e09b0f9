// SPDX-License-Identifier: EUPL-1.2
// Setting up an installation from a browser: its council, then the first person who can log in.
// Everything here answers Errc::not_found to whoever has not the door's key, and to everybody once
// somebody can log in.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/council.hpp"
#include "daemon/app/people.hpp"

namespace saksgang::app {

// Opens the door where nobody can log in yet; else sees to it that it is closed.
asio::awaitable<Result<void>> prepare_setup(App& app);

enum class SetupStep { council = 1, administrator };
asio::awaitable<Result<SetupStep>> setup_step(App& app, std::string key);

// Errc::workflow_invalid, every fault a reason.
asio::awaitable<Result<void>> set_up_council(App& app, std::string key, CouncilFiles files);

// Closes the door for good. Errc::invalid_input naming the field.
asio::awaitable<Result<void>> set_up_administrator(App& app, std::string key, WantedPerson wanted);

// A council's file with another name in it: of the line that says `name = "…"`, the first there is.
std::string with_council_name(std::string_view council_toml, std::string_view name);

// What may stand in an address for `title`: "Strategi 2025–2028" → "strategi-2025-2028"; empty
// where nothing of it may.
std::string slug_for(std::string_view title);

}  // namespace saksgang::app
