// SPDX-License-Identifier: EUPL-1.2
// What an installation may choose, as one value read once at start-up. Sources, later ones winning:
// defaults < saksgang.toml < environment (SAKSGANG_…) < --set and named flags. Nothing is guessed:
// an unknown key or a value that does not fit is a fault, wherever it stands, and all are told at
// once. Knows no sockets, no database, no rooms that use it.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflows/core/result.hpp"

namespace saksgang::config {

enum class LogLevel { debug = 1, info, warn, error };
std::string_view to_string(LogLevel level);
enum class LogFormat { text = 1, json };
std::string_view to_string(LogFormat format);

// The keys are the members' paths: http.tls_key is Config::http.tls_key.
struct Config {
    struct Http {
        std::string address;
        std::uint16_t port = 0;
        std::optional<std::filesystem::path> tls_certificate;  // both or neither
        std::optional<std::filesystem::path> tls_key;
        std::vector<std::string> trusted_proxies;  // addresses and networks
        bool operator==(const Http&) const = default;
    };
    struct Cookies {
        bool secure = false;
        bool operator==(const Cookies&) const = default;
    };
    struct Log {
        LogLevel level = LogLevel::info;
        LogFormat format = LogFormat::text;
        bool operator==(const Log&) const = default;
    };
    struct Metrics {
        std::vector<std::string> allowed;  // addresses and networks
        bool operator==(const Metrics&) const = default;
    };
    struct Notices {
        std::vector<std::string> allowed_targets;  // hosts, addresses and networks
        bool allow_http = false;
        std::optional<std::filesystem::path> ca_file;
        bool operator==(const Notices&) const = default;
    };

    Http http;
    std::string public_url;  // scheme, host and perhaps port; no slash at the end
    Cookies cookies;
    Log log;
    Metrics metrics;
    Notices notices;
    bool operator==(const Config&) const = default;
};

// A flag of its own for one setting, as the command line names it.
struct NamedFlag {
    std::string spelled;  // "--port"
    std::string key;      // "http.port"
    std::string value;
};

struct Sources {
    std::filesystem::path folder;             // the data folder: relative paths are taken from it
    std::string file_name = "saksgang.toml";  // as faults name it
    std::optional<std::string> file;          // what it holds; nothing: there is none
    std::vector<std::pair<std::string, std::string>> environment;  // others than SAKSGANG_… ignored
    std::vector<std::string> set;                                  // "key=value"
    std::vector<NamedFlag> flags;
};

struct Fault {
    std::string where;  // "saksgang.toml:3", "SAKSGANG_HTTP_PORT", "--set http.port"
    std::string message;
    bool operator==(const Fault&) const = default;
};
using Faults = std::vector<Fault>;
std::string to_text(const Faults& faults);  // one a line

std::expected<Config, Faults> load(const Sources& sources);

// Reads what is outside the program into Sources: `file`, else saksgang.toml of `folder` if there
// is one, and the environment (NAME=value strings up to a null pointer). Errc::data_folder_invalid:
// the file cannot be read.
Result<Sources> sources_of(const std::filesystem::path& folder, const char* const* environment,
                           const std::optional<std::filesystem::path>& file = {});

std::string describe();     // docs/configuration.md
std::string help_text();    // for the command line
std::string manual_page();  // saksgang.toml(5), in the language of scdoc(5)

}  // namespace saksgang::config
