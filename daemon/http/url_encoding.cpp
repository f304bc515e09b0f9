// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/url_encoding.hpp"

#include <algorithm>
#include <optional>

#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::http {
namespace {

std::optional<int> hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

Result<std::string> decode_form_text(std::string_view text) {
    std::string spaced(text);
    std::ranges::replace(spaced, '+', ' ');
    return percent_decode(spaced);
}

}  // namespace

Result<std::string> percent_decode(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        const auto high = at + 1 < text.size() ? hex_value(text[at + 1]) : std::nullopt;
        const auto low = at + 2 < text.size() ? hex_value(text[at + 2]) : std::nullopt;
        if (!high || !low) {
            return fail(Errc::malformed_request, "write a percent sign as %25");
        }
        decoded += static_cast<char>(*high * 16 + *low);
        at += 2;
    }
    if (decoded.find('\0') != std::string::npos) {
        return fail(Errc::malformed_request, "leave %00 out");
    }
    if (!journal::is_utf8(decoded)) {
        return fail(Errc::malformed_request, "percent-encode UTF-8, not another character set");
    }
    return decoded;
}

Result<Pairs> decode_pairs(std::string_view text) {
    Pairs pairs;
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (pair.empty()) continue;
        if (pairs.size() == limits::http_parameters_max) {
            return fail(Errc::malformed_request, "send fewer parameters");
        }
        const auto equals = pair.find('=');
        TRY(auto name, decode_form_text(pair.substr(0, equals)));
        TRY(auto value,
            decode_form_text(equals == std::string_view::npos ? "" : pair.substr(equals + 1)));
        pairs.emplace_back(std::move(name), std::move(value));
    }
    return pairs;
}

}  // namespace saksgang::http
