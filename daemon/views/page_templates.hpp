// SPDX-License-Identifier: EUPL-1.2
// The templates of daemon/views/templates, carried in the executable; the build writes the rest.
#pragma once

#include <span>

#include "daemon/templates/templates.hpp"

namespace saksgang::views {

std::span<const templates::Source> page_templates();

}  // namespace saksgang::views
