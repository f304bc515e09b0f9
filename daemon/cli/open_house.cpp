// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/open_house.hpp"

#include "daemon/runtime/log.hpp"

extern char** environ;

namespace saksgang::cli {

Result<config::Config> read_config(const std::string& data, const Overrides& overrides) {
    const auto file = overrides.file.empty() ? std::nullopt
                                             : std::optional<std::filesystem::path>{overrides.file};
    TRY(auto sources, config::sources_of(data, environ, file));
    sources.set = overrides.set;
    sources.flags = overrides.flags;
    auto config = config::load(sources);
    if (!config) return fail(Errc::invalid_input, config::to_text(config.error()));
    return *std::move(config);
}

Result<std::unique_ptr<House>> open_house(const std::string& data, const Overrides& overrides) {
    TRY(auto config, read_config(data, overrides));
    TRY(runtime::set_up_logging(to_string(config.log.level)));
    TRY(auto house, House::open(data, std::move(config)));
    TRY(house->recover());
    return house;
}

}  // namespace saksgang::cli
