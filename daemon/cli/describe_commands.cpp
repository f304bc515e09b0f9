// SPDX-License-Identifier: EUPL-1.2
// Completion is written from the parser itself, so it cannot lag behind it.
#include "daemon/cli/describe_commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "daemon/cli/commands.hpp"
#include "daemon/config/config.hpp"

namespace saksgang::cli {
namespace {

// "user add" → its options and subcommands, as one line of a case.
void add_cases(std::string& cases, const CLI::App& app, const std::string& words) {
    std::vector<std::string> offered;
    for (const auto* command : app.get_subcommands(nullptr))
        offered.push_back(command->get_name());
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames())
            offered.push_back("--" + name);
    }
    cases += fmt::format("        '{}') echo '{}' ;;\n", words, fmt::join(offered, " "));
    for (const auto* command : app.get_subcommands(nullptr)) {
        const auto longer = words.empty() ? command->get_name() : words + " " + command->get_name();
        add_cases(cases, *command, longer);
    }
}

}  // namespace

std::string bash_completion(const CLI::App& app) {
    std::string cases;
    add_cases(cases, app, "");
    return fmt::format(R"bash(# bash completion for saksgang; written by `saksgang completion`.
_saksgang_offers() {{
    case $1 in
{}        *) return 1 ;;
    esac
}}
_saksgang() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} words='' longer i
    for ((i = 1; i < COMP_CWORD; i++)); do
        longer=${{words:+$words }}${{COMP_WORDS[i]}}
        _saksgang_offers "$longer" >/dev/null && words=$longer
    done
    mapfile -t COMPREPLY < <(
        compgen -W "$(_saksgang_offers "$words")" -- "$word"
        [[ $word == -* ]] || compgen -f -- "$word"
    )
}}
complete -o filenames -F _saksgang saksgang
)bash",
                       cases);
}

void add_describe_commands(CLI::App& app, int& code) {
    auto* completion = app.add_subcommand("completion", "Print a completion script for bash");
    completion->callback([&app, &code] {
        std::fputs(bash_completion(app).c_str(), stdout);
        code = exit_success;
    });

    auto* settings = app.add_subcommand("settings", "Print every setting and what it means");
    auto manual = std::make_shared<bool>(false);
    settings->add_flag("--scdoc", *manual, "As a manual page, in the language of scdoc(5)");
    settings->callback([manual, &code] {
        std::fputs((*manual ? config::manual_page() : config::describe()).c_str(), stdout);
        code = exit_success;
    });
}

}  // namespace saksgang::cli
