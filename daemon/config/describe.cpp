// SPDX-License-Identifier: EUPL-1.2
// The table as people read it: docs/configuration.md, and the command line's help.
#include <fmt/format.h>

#include "daemon/config/settings.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::config {
namespace {

constexpr std::string_view opening = R"(# Configuration

<!-- Generated from daemon/config/settings.cpp; its README says how. -->

Every setting has a default: an installation without any configuration works on the machine it runs
on. A setting is taken from, the later winning:

1. its default,
2. `saksgang.toml` in the data folder, or the file that `--config` names,
3. the environment: `http.port` is `SAKSGANG_HTTP_PORT`; a list is written with commas,
4. the command line: `--set http.port=8443`, or the flag a command has for it.

An unknown key, or a value that does not fit, stops the daemon before it starts, wherever it stands;
all faults are told at once. A relative path is taken from the data folder. Changes take effect at a
restart.

```toml
public_url = "https://saksgang.example.no"

[http]
port = 8080
trusted_proxies = ["127.0.0.1"]
```
)";

std::string_view in_words(Type type) {
    switch (type) {
        case Type::text:
            return "text";
        case Type::integer:
            return "whole number";
        case Type::boolean:
            return "true or false";
        case Type::list:
            return "list of texts";
    }
    assertion_failed("a setting has one of four types", std::source_location::current());
}

std::string default_of(const Setting& setting) {
    if (!setting.standard) return std::string{setting.otherwise};
    if (setting.standard->empty()) return "none";
    return fmt::format("`{}`", *setting.standard);
}

std::string without_backticks(std::string text) {
    std::erase(text, '`');
    return text;
}

// Breaks between words so that no line is longer than `width`.
std::string wrapped(std::string_view text, std::string_view indent, std::size_t width) {
    std::string lines{indent};
    std::size_t column = indent.size();
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        const bool first = column == indent.size();
        if (!first && column + 1 + word.size() > width) {
            lines += fmt::format("\n{}{}", indent, word);
            column = indent.size() + word.size();
            continue;
        }
        lines += fmt::format("{}{}", first ? "" : " ", word);
        column += word.size() + (first ? 0 : 1);
    }
    return lines + "\n";
}

// scdoc's own marks are taken literally, and what Markdown sets as code is set bold.
std::string as_scdoc(std::string_view text) {
    std::string written;
    for (const char c : text) {
        if (c == '`') {
            written += '*';
            continue;
        }
        if (c == '_' || c == '*' || c == '\\' || c == '[' || c == '<') written += '\\';
        written += c;
    }
    return written;
}

}  // namespace

std::string describe() {
    std::string page{opening};
    for (const Setting& setting : settings()) {
        page += fmt::format("\n## {}\n\n{}\n", setting.key, wrapped(setting.help, "", 100));
        page += fmt::format("- default: {}\n", default_of(setting));
        page += fmt::format("- type: {}\n", in_words(setting.type));
        if (setting.type != Type::boolean)
            page += fmt::format("- must be {}\n", setting.constraint);
        page += fmt::format("- environment: `{}`\n", variable_of(setting));
    }
    return page;
}

std::string help_text() {
    std::string text =
        "Settings, for --set key=value, saksgang.toml, or the environment as SAKSGANG_KEY:\n";
    for (const Setting& setting : settings()) {
        text += fmt::format("\n  {}\n", setting.key);
        text += wrapped(without_backticks(std::string{setting.help}), "      ", 90);
        text += wrapped(without_backticks(fmt::format("Default: {}. Must be {}.",
                                                      default_of(setting), setting.constraint)),
                        "      ", 90);
    }
    return text;
}

std::string manual_page() {
    std::string page =
        "saksgang.toml(5)\n\n# NAME\n\nsaksgang.toml - settings of the Saksgang daemon\n\n"
        "# DESCRIPTION\n\nTOML. Every setting has a default. The environment (each setting's "
        "variable is named below) and the command line's *--set* _key=value_ win over the file. An "
        "unknown key, or a value that does not fit, stops the daemon before it starts. A relative "
        "path is taken from the data folder. Changes take effect at a restart.\n\n# SETTINGS\n\n";
    for (const Setting& setting : settings()) {
        page += fmt::format("*{}*\n\t{}\n\n", setting.key, as_scdoc(setting.help));
        page += fmt::format("\tDefault: {}. Must be {}. Environment: *{}*\n\n",
                            as_scdoc(default_of(setting)), as_scdoc(setting.constraint),
                            as_scdoc(variable_of(setting)));
    }
    return page + "# SEE ALSO\n\n*saksgang*(1)\n";
}

}  // namespace saksgang::config
