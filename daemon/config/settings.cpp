// SPDX-License-Identifier: EUPL-1.2
// The rows. To add one: a member of Config, a row here, and the generated page anew (README).
#include "daemon/config/settings.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "daemon/config/checks.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::config {
namespace {

constexpr std::array log_levels{LogLevel::debug, LogLevel::info, LogLevel::warn, LogLevel::error};

const std::string& text(const Value& value) {
    return std::get<std::string>(value);
}
const std::vector<std::string>& list(const Value& value) {
    return std::get<std::vector<std::string>>(value);
}

bool anything(const Value&) {
    return true;
}
bool not_empty(const Value& value) {
    return !text(value).empty();
}

bool addresses_or_networks(const Value& value) {
    return std::ranges::all_of(
        list(value), [](const auto& item) { return is_address(item) || is_network(item); });
}

bool targets(const Value& value) {
    return std::ranges::all_of(list(value), [](const auto& item) {
        return is_host_name(item) || is_address(item) || is_network(item);
    });
}

std::optional<LogLevel> log_level_from(std::string_view name) {
    for (LogLevel level : log_levels) {
        if (to_string(level) == name) return level;
    }
    return std::nullopt;
}

std::optional<LogFormat> log_format_from(std::string_view name) {
    for (LogFormat format : {LogFormat::text, LogFormat::json}) {
        if (to_string(format) == name) return format;
    }
    return std::nullopt;
}

constexpr Setting table[] = {
    {.key = "http.address",
     .type = Type::text,
     .standard = "127.0.0.1",
     .otherwise = {},
     .constraint = "an IPv4 or IPv6 address",
     .help = "The address to listen on. `0.0.0.0` or `::` is every address of the machine.",
     .fits = [](const Value& value) { return is_address(text(value)); },
     .store = [](Config& config, const Value& value) { config.http.address = text(value); }},
    {.key = "http.port",
     .type = Type::integer,
     .standard = "8080",
     .otherwise = {},
     .constraint = "a whole number from 0 to 65535",
     .help =
         "The port to listen on. 0 takes any free one and says which; `public_url` must then be "
         "set.",
     .fits =
         [](const Value& value) {
             const auto port = std::get<std::int64_t>(value);
             return port >= 0 && port <= 65535;
         },
     .store =
         [](Config& config, const Value& value) {
             config.http.port = static_cast<std::uint16_t>(std::get<std::int64_t>(value));
         }},
    {.key = "http.tls_certificate",
     .type = Type::text,
     .standard = {},
     .otherwise = "plain HTTP, behind a proxy that does TLS",
     .constraint = "the path of a file",
     .help = "The certificate chain in PEM. Together with `http.tls_key` it makes the daemon speak "
             "TLS itself.",
     .fits = not_empty,
     .store = [](Config& config,
                 const Value& value) { config.http.tls_certificate = text(value); }},
    {.key = "http.tls_key",
     .type = Type::text,
     .standard = {},
     .otherwise = "plain HTTP, behind a proxy that does TLS",
     .constraint = "the path of a file",
     .help = "The certificate's private key in PEM.",
     .fits = not_empty,
     .store = [](Config& config, const Value& value) { config.http.tls_key = text(value); }},
    {.key = "http.trusted_proxies",
     .type = Type::list,
     .standard = "",
     .otherwise = {},
     .constraint = "addresses or networks, as 192.0.2.1 or 10.0.0.0/8",
     .help = "The proxies whose `X-Forwarded-For` is believed. Log-in throttling counts by the "
             "client's address: with a proxy that is not named here, all clients count as one.",
     .fits = addresses_or_networks,
     .store = [](Config& config,
                 const Value& value) { config.http.trusted_proxies = list(value); }},
    {.key = "public_url",
     .type = Type::text,
     .standard = {},
     .otherwise = "made from `http.address` and `http.port`",
     .constraint = "http:// or https://, a host, perhaps a port, and nothing after it",
     .help = "How people reach the daemon. Links in notices and on pages start with it, and forms "
             "are accepted from it alone.",
     .fits = [](const Value& value) { return is_origin(text(value)); },
     .store = [](Config& config, const Value& value) { config.public_url = text(value); }},
    {.key = "cookies.secure",
     .type = Type::boolean,
     .standard = {},
     .otherwise = "true when `public_url` is https, else false",
     .constraint = "true or false",
     .help = "Whether browsers may send the session cookie over https only.",
     .fits = anything,
     .store = [](Config& config,
                 const Value& value) { config.cookies.secure = std::get<bool>(value); }},
    {.key = "log.level",
     .type = Type::text,
     .standard = "info",
     .otherwise = {},
     .constraint = "debug, info, warn or error",
     .help = "The least serious kind of line that is written to the log.",
     .fits = [](const Value& value) { return log_level_from(text(value)).has_value(); },
     .store = [](Config& config,
                 const Value& value) { config.log.level = *log_level_from(text(value)); }},
    {.key = "log.format",
     .type = Type::text,
     .standard = "text",
     .otherwise = {},
     .constraint = "text or json",
     .help =
         "How a line of the log is written: `key=value` pairs, or one JSON object with the same "
         "keys.",
     .fits = [](const Value& value) { return log_format_from(text(value)).has_value(); },
     .store = [](Config& config,
                 const Value& value) { config.log.format = *log_format_from(text(value)); }},
    {.key = "metrics.allowed",
     .type = Type::list,
     .standard = "127.0.0.1,::1",
     .otherwise = {},
     .constraint = "addresses or networks, as 192.0.2.1 or 10.0.0.0/8",
     .help = "Who may read `/metrics` without logging in. Anyone else needs an administrator's "
             "token. A request that a proxy passed on is never let in by an address, unless the "
             "proxy is named in `http.trusted_proxies`.",
     .fits = addresses_or_networks,
     .store = [](Config& config, const Value& value) { config.metrics.allowed = list(value); }},
    {.key = "notices.allowed_targets",
     .type = Type::list,
     .standard = "",
     .otherwise = {},
     .constraint = "host names, addresses or networks, as chat.example.no or 10.1.0.0/16",
     .help =
         "Receivers inside your own network. Notices go to public addresses only, and to these.",
     .fits = targets,
     .store = [](Config& config,
                 const Value& value) { config.notices.allowed_targets = list(value); }},
    {.key = "notices.allow_http",
     .type = Type::boolean,
     .standard = "false",
     .otherwise = {},
     .constraint = "true or false",
     .help =
         "Whether a receiver's address may be `http://`, so that anyone on the way can read the "
         "notice.",
     .fits = anything,
     .store = [](Config& config,
                 const Value& value) { config.notices.allow_http = std::get<bool>(value); }},
    {.key = "notices.ca_file",
     .type = Type::text,
     .standard = {},
     .otherwise = "the system's certificate authorities alone",
     .constraint = "the path of a file",
     .help = "Certificate authorities in PEM that receivers' certificates are checked against, "
             "beside the system's.",
     .fits = not_empty,
     .store = [](Config& config, const Value& value) { config.notices.ca_file = text(value); }},
};

// Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string_view to_string(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return "debug";
        case LogLevel::info:
            return "info";
        case LogLevel::warn:
            return "warn";
        case LogLevel::error:
            return "error";
    }
    assertion_failed("a log level is one of four", std::source_location::current());
}

std::string_view to_string(LogFormat format) {
    switch (format) {
        case LogFormat::text:
            return "text";
        case LogFormat::json:
            return "json";
    }
    assertion_failed("a log is written in one of two ways", std::source_location::current());
}

std::span<const Setting> settings() {
    return table;
}

const Setting* find_setting(std::string_view key) {
    const auto found = std::ranges::find(settings(), key, &Setting::key);
    return found == settings().end() ? nullptr : &*found;
}

std::string variable_of(const Setting& setting) {
    std::string name = "SAKSGANG_";
    for (char c : setting.key) {
        const bool letter = c >= 'a' && c <= 'z';
        name += letter ? static_cast<char>(c - 'a' + 'A') : '_';
    }
    return name;
}

bool is_reserved_variable(std::string_view name) {
    return name == "SAKSGANG_DATA";
}

std::optional<std::string> nearest(std::string_view text, const std::vector<std::string>& names) {
    // Farther than a third of the name is no misspelling; and a long text is not worth comparing.
    std::optional<std::string> best;
    std::size_t best_distance = std::max<std::size_t>(2, text.size() / 3) + 1;
    for (const auto& name : names) {
        if (text.size() > 2 * name.size()) continue;
        const auto found = distance(text, name);
        if (found >= best_distance) continue;
        best = name;
        best_distance = found;
    }
    return best;
}

}  // namespace saksgang::config
