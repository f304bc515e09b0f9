// SPDX-License-Identifier: EUPL-1.2
// Lays the sources over one another and collects every fault on the way. Values are never repeated
// in a fault: some day one of them is a password.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>

#include "daemon/config/settings.hpp"
#include "workflows/core/ascii.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/toml.hpp"
#include "workflows/toml_scan.hpp"

namespace saksgang::config {
namespace {

constexpr std::string_view file_name = "saksgang.toml";
constexpr std::string_view variable_prefix = "SAKSGANG_";

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> items;
    if (trimmed(text).empty()) return items;
    while (true) {
        const auto comma = text.find(',');
        items.emplace_back(trimmed(text.substr(0, comma)));
        if (comma == std::string_view::npos) return items;
        text.remove_prefix(comma + 1);
    }
}

// As written in the environment or after --set; nothing: not of that type.
std::optional<Value> value_from_text(Type type, std::string_view text) {
    switch (type) {
        case Type::text:
            return std::string{text};
        case Type::list:
            return split_list(text);
        case Type::boolean:
            if (text == "true") return true;
            if (text == "false") return false;
            return std::nullopt;
        case Type::integer: {
            std::int64_t number = 0;
            const char* const end = text.data() + text.size();
            const auto [stop, failed] = std::from_chars(text.data(), end, number);
            if (failed != std::errc{} || stop != end) return std::nullopt;
            return number;
        }
    }
    assertion_failed("a setting has one of four types", std::source_location::current());
}

std::optional<Value> list_from_toml(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (array == nullptr) return std::nullopt;
    std::vector<std::string> items;
    for (const toml::node& item : *array) {
        const auto text = item.value_exact<std::string>();
        if (!text) return std::nullopt;
        items.push_back(*text);
    }
    return items;
}

std::optional<Value> value_from_toml(Type type, const toml::node& node) {
    const auto exactly = [&node]<class T>(std::type_identity<T>) -> std::optional<Value> {
        const auto value = node.value_exact<T>();
        if (!value) return std::nullopt;
        return Value{*value};
    };
    switch (type) {
        case Type::text:
            return exactly(std::type_identity<std::string>{});
        case Type::integer:
            return exactly(std::type_identity<std::int64_t>{});
        case Type::boolean:
            return exactly(std::type_identity<bool>{});
        case Type::list:
            return list_from_toml(node);
    }
    assertion_failed("a setting has one of four types", std::source_location::current());
}

class Loader {
public:
    void read_file(std::string name, std::string_view toml);
    void read_environment(const std::vector<std::pair<std::string, std::string>>& variables);
    void read_set(const std::vector<std::string>& pairs);
    void read_flags(const std::vector<NamedFlag>& flags);
    std::expected<Config, Faults> finish(const std::filesystem::path& folder);

private:
    std::string place_of(const toml::source_region& source) const;
    void read_table(const toml::table& table, const std::string& prefix);
    void read_node(std::string_view key, const toml::node& node);
    void take_text(std::string_view key, std::string_view text, std::string where);
    void take(const Setting& setting, std::optional<Value> value, std::string where);
    void unknown(std::string_view what, std::string where, const std::vector<std::string>& names);
    void derive(Config& config);
    bool given(std::string_view key) const { return given_.contains(key); }

    std::string file_;  // its name, for faults
    std::map<std::string_view, Value> given_;
    Faults faults_;
};

std::vector<std::string> every_key() {
    std::vector<std::string> keys;
    for (const Setting& setting : settings())
        keys.emplace_back(setting.key);
    return keys;
}

bool is_section(std::string_view key) {
    const auto prefix = fmt::format("{}.", key);
    return std::ranges::any_of(settings(),
                               [&](const Setting& row) { return row.key.starts_with(prefix); });
}

std::string Loader::place_of(const toml::source_region& source) const {
    return fmt::format("{}:{}", file_, source.begin.line);
}

void Loader::read_file(std::string name, std::string_view toml) {
    file_ = std::move(name);
    if (toml.size() > limits::config_bytes_max) {
        faults_.push_back(
            {file_, fmt::format("must be at most {} bytes", limits::config_bytes_max)});
        return;
    }
    if (const auto line = workflows::find_long_key(toml, limits::key_parts_max)) {
        faults_.push_back(
            {fmt::format("{}:{}", file_, *line), "no key of ours has more than two parts"});
        return;
    }
    const toml::parse_result parsed = toml::parse(toml);
    if (!parsed) {
        faults_.push_back(
            {place_of(parsed.error().source()), std::string{parsed.error().description()}});
        return;
    }
    read_table(parsed.table(), "");
}

void Loader::read_table(const toml::table& table, const std::string& prefix) {
    for (const auto& [name, node] : table) {
        const auto key = prefix + std::string{name.str()};
        if (node.is_table() && is_section(key))
            read_table(*node.as_table(), key + ".");
        else
            read_node(key, node);
    }
}

void Loader::read_node(std::string_view key, const toml::node& node) {
    const Setting* setting = find_setting(key);
    if (setting != nullptr) {
        take(*setting, value_from_toml(setting->type, node), place_of(node.source()));
        return;
    }
    // A section with a wrong name: what it holds says best what was meant.
    const toml::table* table = node.as_table();
    if (table != nullptr && !table->empty()) {
        for (const auto& [name, inner] : *table) {
            unknown(fmt::format("{}.{}", key, name.str()), place_of(inner.source()), every_key());
        }
        return;
    }
    unknown(key, place_of(node.source()), every_key());
}

void Loader::read_environment(const std::vector<std::pair<std::string, std::string>>& variables) {
    std::vector<std::string> names;
    for (const Setting& setting : settings())
        names.push_back(variable_of(setting));
    for (const auto& [name, text] : variables) {
        if (!name.starts_with(variable_prefix) || is_reserved_variable(name)) continue;
        const auto found = std::ranges::find(names, name);
        if (found == names.end()) {
            unknown(name, "environment", names);
            continue;
        }
        const Setting& setting = settings()[static_cast<std::size_t>(found - names.begin())];
        take(setting, value_from_text(setting.type, text), name);
    }
}

void Loader::read_set(const std::vector<std::string>& pairs) {
    for (const auto& pair : pairs) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos) {
            faults_.push_back({"--set", "write it as key=value"});
            continue;
        }
        const auto key = pair.substr(0, equals);
        take_text(key, pair.substr(equals + 1), fmt::format("--set {}", key));
    }
}

void Loader::read_flags(const std::vector<NamedFlag>& flags) {
    for (const auto& flag : flags)
        take_text(flag.key, flag.value, flag.spelled);
}

void Loader::take_text(std::string_view key, std::string_view text, std::string where) {
    const Setting* setting = find_setting(key);
    if (setting == nullptr) return unknown(key, std::move(where), every_key());
    take(*setting, value_from_text(setting->type, text), std::move(where));
}

void Loader::take(const Setting& setting, std::optional<Value> value, std::string where) {
    if (!value || !setting.fits(*value)) {
        faults_.push_back(
            {std::move(where), fmt::format("{} must be {}", setting.key, setting.constraint)});
        return;
    }
    given_.insert_or_assign(setting.key, *std::move(value));
}

void Loader::unknown(std::string_view what, std::string where,
                     const std::vector<std::string>& names) {
    const auto meant = nearest(what, names);
    faults_.push_back(
        {std::move(where),
         fmt::format("there is no setting {}{}", what,
                     meant ? fmt::format("; did you mean {}?", *meant) : std::string{})});
}

// What follows from other settings, and what must agree with them.
void Loader::derive(Config& config) {
    const bool speaks_tls = given("http.tls_certificate");
    if (speaks_tls != given("http.tls_key")) {
        faults_.push_back({"http.tls_certificate, http.tls_key", "set both or neither"});
    }
    if (!given("public_url")) {
        if (config.http.port == 0) {
            faults_.push_back({"public_url", "must be set when http.port is 0"});
        }
        const bool every_address = config.http.address == "0.0.0.0" || config.http.address == "::";
        const bool v6 = config.http.address.contains(':');
        const auto host = every_address ? std::string{"localhost"}
                          : v6          ? fmt::format("[{}]", config.http.address)
                                        : config.http.address;
        config.public_url =
            fmt::format("{}://{}:{}", speaks_tls ? "https" : "http", host, config.http.port);
    }
    const bool public_https = config.public_url.starts_with("https://");
    if (!given("cookies.secure")) config.cookies.secure = public_https;
    if (config.cookies.secure && !public_https) {
        faults_.push_back({"cookies.secure",
                           "is true, but public_url is not https: nobody could log in; set "
                           "public_url to the https address people use"});
    }
}

std::expected<Config, Faults> Loader::finish(const std::filesystem::path& folder) {
    Config config;
    for (const Setting& setting : settings()) {
        const auto found = given_.find(setting.key);
        if (found != given_.end()) {
            setting.store(config, found->second);
        } else if (setting.standard) {
            setting.store(config, *value_from_text(setting.type, *setting.standard));
        }
    }
    derive(config);
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    for (auto* path :
         {&config.http.tls_certificate, &config.http.tls_key, &config.notices.ca_file}) {
        if (*path) *path = folder / **path;  // an absolute one stays as it is
    }
    return config;
}

Result<std::string> bytes_of(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    // One byte more than allowed is enough for load to refuse it.
    std::string text(limits::config_bytes_max + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad() || (in.fail() && !in.eof())) {
        return fail(Errc::data_folder_invalid,
                    fmt::format("{} cannot be read: check that it is there, and who may read it",
                                path.string()));
    }
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

}  // namespace

std::string to_text(const Faults& faults) {
    std::string text;
    for (const Fault& fault : faults)
        text += fmt::format("{}: {}\n", fault.where, fault.message);
    return text;
}

std::expected<Config, Faults> load(const Sources& sources) {
    Loader loader;
    if (sources.file) loader.read_file(sources.file_name, *sources.file);
    loader.read_environment(sources.environment);
    loader.read_set(sources.set);
    loader.read_flags(sources.flags);
    return loader.finish(sources.folder);
}

Result<Sources> sources_of(const std::filesystem::path& folder, const char* const* environment,
                           const std::optional<std::filesystem::path>& file) {
    Sources sources{.folder = folder,
                    .file_name = file ? file->string() : std::string{file_name},
                    .file = {},
                    .environment = {},
                    .set = {},
                    .flags = {}};
    const auto path = file.value_or(folder / file_name);
    // The folder's own may be missing; one that was asked for may not.
    if (file || std::filesystem::exists(path)) {
        TRY(sources.file, bytes_of(path));
    }
    for (; environment != nullptr && *environment != nullptr; ++environment) {
        const std::string_view variable{*environment};
        const auto equals = variable.find('=');
        if (!variable.starts_with(variable_prefix) || equals == std::string_view::npos) continue;
        sources.environment.emplace_back(variable.substr(0, equals), variable.substr(equals + 1));
    }
    return sources;
}

}  // namespace saksgang::config
