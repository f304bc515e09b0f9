// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/log.hpp"

#include <spdlog/spdlog.h>

namespace saksgang::webhooks {

std::shared_ptr<spdlog::logger> log() {
    auto channel = spdlog::get("webhooks");
    return channel ? channel : spdlog::default_logger();
}

}  // namespace saksgang::webhooks
