// SPDX-License-Identifier: EUPL-1.2
// What stands around every page: whose it is, in which language, and who is logged in. Plain data.
#pragma once

#include <string>
#include <vector>

#include "daemon/auth/capabilities.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::views {

struct Layout {
    Language language = Language::nb;
    bool language_asked = false;   // by ?lang=: links within the site then carry it on
    std::string council;           // its name
    std::string path = "/";        // of this page, with its query: where log-in leads back to
    std::string person = {};       // the name of who is logged in; empty: nobody is
    std::string csrf_token = {};   // for every form, when somebody is
    std::vector<Role> roles = {};  // theirs; empty: the public
    std::string script = {};       // a static file that makes the page handier; mostly none
};

// Whether the way to a page for `action` is shown. Showing it allows nothing: use cases ask again.
bool may(const Layout& layout, auth::Action action);

// `path` if it is one of this site's own, else "/": where log-in may lead. Never another host.
std::string own_path(std::string_view path);

}  // namespace saksgang::views
