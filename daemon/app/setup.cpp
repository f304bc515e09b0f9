// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/setup.hpp"

#include <fmt/format.h>

#include "daemon/auth/auth.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

asio::awaitable<Result<bool>> anybody_can_log_in(App& app) {
    return app.readers.run<bool>(
        [](store::Connection& db) -> Result<bool> { return !store::list_people(db).empty(); });
}

std::unexpected<Error> no_such_door() {
    return fail(Errc::not_found, "this installation is set up, or the address is too old");
}

// æ, ø and å as they are written where they cannot be; of all other letters the plain ones stay.
std::string plain_letters(std::string_view text) {
    std::string plain{text};
    constexpr std::pair<std::string_view, std::string_view> written[] = {
        {"æ", "ae"}, {"Æ", "ae"}, {"ø", "o"}, {"Ø", "o"}, {"å", "a"}, {"Å", "a"}};
    for (const auto& [letter, instead] : written) {
        for (auto at = plain.find(letter); at != std::string::npos; at = plain.find(letter))
            plain.replace(at, letter.size(), instead);
    }
    return plain;
}

std::string quoted(std::string_view text) {
    std::string quoted{"\""};
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

asio::awaitable<Result<void>> prepare_setup(App& app) {
    CO_TRY(const bool set_up, co_await anybody_can_log_in(app));
    if (!set_up) {
        co_return app.setup_door.open(auth::new_session_secret(app.rng), app.config.public_url);
    }
    app.setup_door.close();
    co_return Result<void>{};
}

asio::awaitable<Result<SetupStep>> setup_step(App& app, std::string key) {
    if (!app.setup_door.admits(key)) co_return no_such_door();
    CO_TRY(const bool set_up, co_await anybody_can_log_in(app));
    if (set_up) {
        app.setup_door.close();
        co_return no_such_door();
    }
    CO_TRY(const auto council, co_await read_council(app));
    co_return council.workflows.empty() ? SetupStep::council : SetupStep::administrator;
}

asio::awaitable<Result<void>> set_up_council(App& app, std::string key, CouncilFiles files) {
    CO_TRY(const auto step, co_await setup_step(app, key));
    if (step != SetupStep::council) co_return Result<void>{};
    CO_TRY(co_await install_council(app, std::move(files)));
    co_return Result<void>{};
}

asio::awaitable<Result<void>> set_up_administrator(App& app, std::string key, WantedPerson wanted) {
    CO_TRY(const auto step, co_await setup_step(app, key));
    if (step != SetupStep::administrator) {
        co_return fail(Errc::not_found, "set up the council first");
    }
    CO_TRY(co_await add_founder(app, std::move(wanted)));
    app.setup_door.close();
    co_return Result<void>{};
}

std::string with_council_name(std::string_view council_toml, std::string_view name) {
    constexpr std::string_view key = "name = ";
    std::string text{council_toml};
    std::size_t at = 0;
    if (!text.starts_with(key)) {
        at = text.find("\n" + std::string{key});
        if (at == std::string::npos) return text;
        ++at;
    }
    const auto end = std::min(text.find('\n', at), text.size());
    text.replace(at, end - at, std::string{key} + quoted(name));
    return text;
}

std::string slug_for(std::string_view title) {
    std::string slug;
    for (const char c : plain_letters(title)) {
        const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        const bool capital = c >= 'A' && c <= 'Z';
        if (small) slug += c;
        if (capital) slug += static_cast<char>(c - 'A' + 'a');
        if (!small && !capital && !slug.empty() && slug.back() != '-') slug += '-';
        if (slug.size() == limits::slug_bytes_max) break;
    }
    while (slug.ends_with('-'))
        slug.pop_back();
    return slug;
}

}  // namespace saksgang::app
