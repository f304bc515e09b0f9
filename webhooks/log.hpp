// SPDX-License-Identifier: EUPL-1.2
// This room's channel. Lines are key=value; of a URL only the origin, never a secret or a body.
#pragma once

#include <spdlog/logger.h>

#include <memory>

namespace saksgang::webhooks {

// The logger named "webhooks" where main has set one up, else the default one.
std::shared_ptr<spdlog::logger> log();

}  // namespace saksgang::webhooks
