// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "daemon/views/static_files.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

// Each language under its own name, whatever language the page is in.
constexpr std::array languages{std::pair{Language::nb, "Bokmål"},
                               std::pair{Language::nn, "Nynorsk"},
                               std::pair{Language::en, "English"}};

std::vector<Values> language_values(Language chosen) {
    std::vector<Values> rows;
    for (const auto& [language, name] : languages) {
        rows.push_back(Values{}
                           .set("code", std::string{to_string(language)})
                           .set("name", name)
                           .show("chosen", language == chosen));
    }
    return rows;
}

// Whole in a query: what has a meaning there, `&` and `%` above all, is written as %XX.
std::string in_query(std::string_view text) {
    constexpr std::string_view plain_marks = "/-._~";
    std::string written;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool plain = letter || (c >= '0' && c <= '9') || plain_marks.contains(c);
        if (plain)
            written += c;
        else
            written += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return written;
}

// The site's own pages, from every page of it. A document's pages are in document_head.cpp.
struct SiteRow {
    std::string_view words;  // the sentence "page.<words>"
    std::string_view path;
    auth::Action needed;
};

constexpr std::array site_pages{
    SiteRow{"documents", "/", auth::Action::read_public},
    SiteRow{"control_rooms", "/control", auth::Action::change_stage},
    SiteRow{"notices", "/notices", auth::Action::manage_endpoints},
    SiteRow{"people", "/people", auth::Action::manage_people},
    SiteRow{"bodies", "/bodies", auth::Action::read_public},
    SiteRow{"audit", "/audit", auth::Action::read_public},
};

bool stands_on(const Layout& layout, std::string_view path) {
    return layout.path.substr(0, layout.path.find('?')) == path;
}

std::vector<Values> site_values(const Layout& layout) {
    const Speech speech{layout.language};
    std::vector<Values> rows;
    for (const SiteRow& row : site_pages) {
        if (!may(layout, row.needed)) continue;
        rows.push_back(Values{}
                           .set("url", url_in(layout, row.path))
                           .set("words", speech.say(row.words))
                           .show("chosen", stands_on(layout, row.path)));
    }
    return rows;
}

std::string login_url(const Layout& layout) {
    return url_in(layout, "/login", "next=" + in_query(own_path(layout.path)));
}

}  // namespace

bool may(const Layout& layout, auth::Action action) {
    const auto allowed = [&](Role role) { return auth::may(role, action); };
    return action == auth::Action::read_public || std::ranges::any_of(layout.roles, allowed);
}

// "//host" and "/\host" lead to another host in a browser, though they begin like a path; so does
// "/<tab>/host", since a browser leaves the tab out. A line break would end the header.
std::string own_path(std::string_view path) {
    const bool own = path.starts_with('/') && !path.starts_with("//") &&
                     path.find('\\') == std::string_view::npos &&
                     std::ranges::all_of(path, [](char c) { return c > ' ' && c < '\x7f'; });
    return own ? std::string{path} : "/";
}

Values& set_optional(Values& values, std::string_view name, const std::string& text) {
    return values.set(name, text).show(fmt::format("has_{}", name), !text.empty());
}

std::string url_in(const Layout& layout, std::string_view path, std::string query) {
    if (layout.language_asked) {
        query += fmt::format("{}lang={}", query.empty() ? "" : "&", to_string(layout.language));
    }
    return query.empty() ? std::string{path} : fmt::format("{}?{}", path, query);
}

Values& set_way(Values& values, const Layout& layout, std::string_view name,
                const std::string& path, auth::Action action) {
    const bool shown = !path.empty() && may(layout, action);
    return set_optional(values, name, shown ? url_in(layout, path) : std::string{});
}

Values layout_values(const Layout& layout, std::string_view content, std::string title) {
    Values values;
    values.include("content", content)
        .set("page_title", std::move(title))
        .set("language", std::string{to_string(layout.language)})
        .set("council", layout.council)
        .set("styles_url", static_url("saksgang.css"))
        .set("script_url", layout.script.empty() ? std::string{} : static_url(layout.script))
        .show("has_script", !layout.script.empty())
        .set("icon_url", static_url("icon.svg"))
        .set("home_url", url_in(layout, "/"))
        .show("has_site_pages", site_pages.size() > 1)
        .repeat("site_pages", site_values(layout))
        .repeat("languages", language_values(layout.language))
        .set("login_url", login_url(layout))
        .show("logged_in", !layout.person.empty())
        .show("logged_out", layout.person.empty())
        .set("accessibility_url", url_in(layout, "/tilgjengelighet"))
        .set("privacy_url", url_in(layout, "/personvern"))
        .set("account_url", url_in(layout, "/tokens"))
        .set("person", layout.person)
        .set("csrf_token", layout.csrf_token);
    return values;
}

}  // namespace saksgang::views
