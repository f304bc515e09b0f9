// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/open_house.hpp"

#include "daemon/runtime/log.hpp"
#include "workflows/core/assert.hpp"

extern char** environ;

namespace saksgang::cli {
namespace {

runtime::LogFormat format_of(config::LogFormat format) {
    switch (format) {
        case config::LogFormat::text:
            return runtime::LogFormat::text;
        case config::LogFormat::json:
            return runtime::LogFormat::json;
    }
    assertion_failed("a log is written in one of two ways", std::source_location::current());
}

}  // namespace

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
    TRY(runtime::set_up_logging(to_string(config.log.level), format_of(config.log.format)));
    TRY(auto house, House::open(data, std::move(config)));
    TRY(house->recover());
    return house;
}

}  // namespace saksgang::cli
