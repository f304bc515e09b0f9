// SPDX-License-Identifier: EUPL-1.2
// How much a change to a text can matter, from nothing to all. repo/text computes the least class
// it can prove; whatever it cannot prove is `substance`. A mandate says which classes an approval
// survives, so the order is the meaning: a class holds all below it.
#pragma once

#include <optional>
#include <string_view>

namespace saksgang::workflows {

enum class ChangeClass {
    identical = 1,  // the same bytes
    typographic,    // provably nothing but spaces, line ends, kinds of quotes and dashes, mark-up
                    // form
    wording,        // the same said with another spelling, a comma, a synonym from a closed list
    structure,      // the same words in another place, under another heading level or number
    particulars,    // a number, an amount, a date, a name, the target of a link
    substance,      // anything else
};

std::string_view to_string(ChangeClass change);
std::optional<ChangeClass> change_class_from(std::string_view text);

}  // namespace saksgang::workflows
