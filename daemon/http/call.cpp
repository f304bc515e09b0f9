// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/call.hpp"

#include <fmt/format.h>

#include <charconv>

#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

Result<DocumentSlug> document_of(const Call& call) {
    const auto& slug = call.captures["slug"];
    if (!is_slug(slug)) return fail(Errc::not_found, "no document by that name", "slug");
    return DocumentSlug{slug};
}

Result<std::int64_t> positive_number(const std::string& text, std::string_view name) {
    const auto value = whole_number(text);
    if (!value || *value < 1) {
        return fail(Errc::not_found, fmt::format("no \"{}\" here", text), std::string{name});
    }
    return *value;
}

Result<std::int64_t> integer_in(std::string_view text, std::string_view name) {
    const auto value = whole_number(text);
    if (!value) return fail(Errc::invalid_input, "must be an integer", std::string{name});
    return *value;
}

Result<MilestoneSlug> milestone_of(const Call& call) {
    const auto& slug = call.captures["milestone"];
    if (!is_slug(slug)) return fail(Errc::not_found, "no milestone by that name", "milestone");
    return MilestoneSlug{slug};
}

Result<std::optional<std::int64_t>> integer_of(const Call& call, std::string_view name) {
    const auto text = call.request.parameter(name);
    if (!text) return std::nullopt;
    TRY(const auto value, integer_in(*text, name));
    return value;
}

Result<std::optional<VersionNumber>> version_of(const Call& call) {
    TRY(const auto number, integer_of(call, "version"));
    if (!number) return std::nullopt;
    return VersionNumber{*number};
}

Result<std::size_t> limit_of(const Call& call, std::size_t standard, std::size_t most) {
    TRY(const auto limit, integer_of(call, "limit"));
    if (!limit) return standard;
    if (*limit < 1 || *limit > static_cast<std::int64_t>(most)) {
        return fail(Errc::invalid_input, fmt::format("must be 1–{}", most), "limit");
    }
    return static_cast<std::size_t>(*limit);
}

Response empty_response() {
    return {.status = 204, .headers = {}, .content_type = {}, .body = {}, .shared_body = nullptr};
}

Response json_response(int status, const boost::json::value& body) {
    return {.status = status,
            .headers = {},
            .content_type = "application/json",
            .body = boost::json::serialize(body),
            .shared_body = nullptr};
}

Response receipt_response(int status, const app::Receipt& receipt) {
    Response response{.status = status,
                      .headers = {},
                      .content_type = "application/json",
                      .body = to_json(receipt),
                      .shared_body = nullptr};
    if (receipt.blob) {
        response.headers.emplace_back("ETag", fmt::format("\"{}\"", to_hex(*receipt.blob)));
    }
    return response;
}

}  // namespace saksgang::http
