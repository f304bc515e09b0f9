// SPDX-License-Identifier: EUPL-1.2
// Opens a data folder for a subcommand that writes: configuration, lock, recovery.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "daemon/cli/house.hpp"
#include "daemon/config/config.hpp"

namespace saksgang::cli {

struct Overrides {
    std::string file;              // --config; empty: the data folder's own, if there is one
    std::vector<std::string> set;  // --set key=value
    std::vector<config::NamedFlag> flags;
};

// Errc::invalid_input, every fault of the configuration on a line of its own in the message.
Result<config::Config> read_config(const std::string& data, const Overrides& overrides);

// Recovered and ready. While the daemon serves: Errc::data_folder_locked.
Result<std::unique_ptr<House>> open_house(const std::string& data, const Overrides& overrides = {});

}  // namespace saksgang::cli
