// SPDX-License-Identifier: EUPL-1.2
// Every page in every state it has, as HTML: what is true of all pages is held of these. A new page
// is a row here.
#pragma once

#include <string>
#include <vector>

#include "daemon/views/pages.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {

struct NamedPage {
    std::string name;
    std::string html;
};

const Pages& pages();
std::vector<NamedPage> every_page(Language language);

// ---- Of which some tests look closer at one

Reading the_whole_hearing();
Error a_refusal();
ChangesModel the_changes(Language language, std::string_view layout);

}  // namespace saksgang::views
