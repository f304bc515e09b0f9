// SPDX-License-Identifier: EUPL-1.2
// How much one section differs between two texts, whatever was done to the rest of them. Pure; any
// thread; near-linear in the texts.
#pragma once

#include <string_view>

#include "repo/text/structure.hpp"
#include "workflows/change_class.hpp"

namespace saksgang::repo {

using workflows::ChangeClass;

// A text with its structure. Both outlive the call.
struct Sectioned {
    std::string_view text;
    const Structure& structure;
};

// Measured on the section's lines with all sections below it. `substance` where either text has no
// such section. `structure` at the least where it stands under another heading: what it is said
// under is part of what it says. `particulars` at the least where it may hold a link whose target
// is written elsewhere in the text, and what is written there differs.
ChangeClass section_change(const Sectioned& before, const Sectioned& after, std::string_view id);

}  // namespace saksgang::repo
