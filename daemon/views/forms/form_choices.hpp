// SPDX-License-Identifier: EUPL-1.2
// Choices and fields that several forms share. Pure; any thread.
#pragma once

#include <span>
#include <vector>

#include "daemon/views/forms/form.hpp"
#include "workflows/process.hpp"

namespace saksgang::views {

// Released versions, as given, after "choose one".
std::vector<Choice> version_choices(std::span<const workflows::Version> versions,
                                    const Speech& speech);
std::vector<Choice> visibility_choices(const Speech& speech);  // those of what is sent out

// Why a mistake is undone.
FormField reason_field(const Speech& speech);

}  // namespace saksgang::views
