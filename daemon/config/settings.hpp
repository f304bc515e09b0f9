// SPDX-License-Identifier: EUPL-1.2
// The one definition table: key, type, default, constraint, help. Loading, the documentation and
// the help text are all readings of it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "daemon/config/config.hpp"

namespace saksgang::config {

enum class Type { text = 1, integer, boolean, list };

using Value = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;

struct Setting {
    std::string_view key;
    Type type;
    // As one would write it in the environment. Nothing: the setting is then derived or absent, and
    // `otherwise` says which.
    std::optional<std::string_view> standard;
    std::string_view otherwise;
    std::string_view constraint;  // completes "must be …"
    std::string_view help;
    bool (*fits)(const Value& value);
    void (*store)(Config& config, const Value& value);
};

std::span<const Setting> settings();
const Setting* find_setting(std::string_view key);

// "http.tls_key" → "SAKSGANG_HTTP_TLS_KEY".
std::string variable_of(const Setting& setting);

// Variables of ours that are no settings: SAKSGANG_DATA names the data folder itself.
bool is_reserved_variable(std::string_view name);

// The name among `names` that `text` was most likely meant to be; nothing: none is near.
std::optional<std::string> nearest(std::string_view text, const std::vector<std::string>& names);

}  // namespace saksgang::config
