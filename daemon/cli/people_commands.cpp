// SPDX-License-Identifier: EUPL-1.2
#include "daemon/cli/people_commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "daemon/app/people.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/open_house.hpp"
#include "daemon/cli/report.hpp"

namespace saksgang::cli {
namespace {

struct PersonWords {
    std::string data;
    std::string name;
    std::string email;
    std::vector<std::string> roles;
};

struct TokenWords {
    std::string data;
    std::string email;
    std::string name = "command line";
    int days = 90;
};

// Never as a word of the command line, where others could read it.
Result<std::string> read_password() {
    std::string password;
    fmt::print(stderr, "Password (one line on standard input): ");
    std::fflush(stderr);
    if (!std::getline(std::cin, password)) {
        return fail(Errc::invalid_input, "give the password as a line on standard input");
    }
    return password;
}

Result<std::vector<Role>> read_roles(const std::vector<std::string>& names) {
    std::vector<Role> roles;
    for (const auto& name : names) {
        const auto role = role_from(name);
        if (!role) return fail(Errc::invalid_input, fmt::format("no role \"{}\"", name), "role");
        roles.push_back(*role);
    }
    return roles;
}

int add_user(const PersonWords& words) {
    auto roles = read_roles(words.roles);
    if (!roles) return report(roles.error());
    auto password = read_password();
    if (!password) return report(password.error());
    auto house = open_house(words.data);
    if (!house) return report(house.error());
    auto person =
        (*house)->run(app::add_first_person((*house)->app(), {.name = words.name,
                                                              .email = words.email,
                                                              .password = *std::move(password),
                                                              .roles = *std::move(roles)}));
    if (!person) return report(person.error());
    fmt::print("{} can log in as {}\n", person->email, fmt::join(words.roles, ", "));
    return exit_success;
}

int add_token(const TokenWords& words) {
    auto house = open_house(words.data);
    if (!house) return report(house.error());
    auto token = (*house)->run(app::add_token_for(
        (*house)->app(), words.email, {.name = words.name, .expires_in_days = words.days}));
    if (!token) return report(token.error());
    fmt::print("{}\n", token->token);
    return exit_success;
}

}  // namespace

void add_people_commands(CLI::App& app, int& code) {
    auto* user = app.add_subcommand("user", "People");
    user->require_subcommand(1);
    auto* add = user->add_subcommand("add", "Add a person; the password comes on standard input");
    auto person = std::make_shared<PersonWords>();
    add->add_option("DATA", person->data, "The data folder")->required();
    add->add_option("--name", person->name, "Full name")->required();
    add->add_option("--email", person->email, "E-mail address, which is the log-in")->required();
    add->add_option("--role", person->roles,
                    "secretariat, member, body_secretary, auditor, administrator")
        ->required();
    add->callback([person, &code] { code = add_user(*person); });

    auto* token = app.add_subcommand("token", "Tokens for programs");
    token->require_subcommand(1);
    auto* made = token->add_subcommand("add", "Print a new token, this once");
    auto words = std::make_shared<TokenWords>();
    made->add_option("DATA", words->data, "The data folder")->required();
    made->add_option("--email", words->email, "Whose")->required();
    made->add_option("--name", words->name, "What it is for")->capture_default_str();
    made->add_option("--days", words->days, "How long it works")->capture_default_str();
    made->callback([words, &code] { code = add_token(*words); });
}

}  // namespace saksgang::cli
