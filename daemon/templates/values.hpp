// SPDX-License-Identifier: EUPL-1.2
// What a template is filled with: texts, sections that are shown or repeated, and which template
// stands where another is included. Plain data; any thread. Knows nothing of what the texts mean,
// and nothing of markup: every text is plain, and is escaped where it comes to stand.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace saksgang::templates {

class Values {
public:
    template <class Of>
    using ByName = std::map<std::string, Of, std::less<>>;

    // {{name}}
    Values& set(std::string_view name, std::string text);
    // {{#name}} … {{/name}}: once, or not at all.
    Values& show(std::string_view name, bool shown);
    // {{#name}} … {{/name}}: once for each row. Inside, a row's own values come before outer ones.
    Values& repeat(std::string_view name, std::vector<Values> rows);
    // {{>name}}: the template that stands there; without this, the one called `name`.
    Values& include(std::string_view name, std::string_view template_name);

    // Nothing, where it was not set here: an outer one may still have it.
    const std::string* find_text(std::string_view name) const;
    const std::vector<Values>* find_rows(std::string_view name) const;
    const std::string* find_included(std::string_view name) const;

private:
    ByName<std::string> texts_;
    ByName<std::vector<Values>> sections_;
    ByName<std::string> included_;
};

}  // namespace saksgang::templates
