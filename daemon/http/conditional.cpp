// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/conditional.hpp"

#include "workflows/core/ascii.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::http {
namespace {

// Takes one entity tag off a list, without `W/`; empty at the end or where none stands.
std::string_view take_tag(std::string_view& list) {
    list.remove_prefix(std::min(list.find_first_not_of(" \t,"), list.size()));
    if (list.starts_with("W/")) list.remove_prefix(2);
    if (!list.starts_with('"')) return {};
    const auto close = list.find('"', 1);
    if (close == std::string_view::npos) return {};
    const std::string_view tag = list.substr(0, close + 1);
    list.remove_prefix(close + 1);
    return tag;
}

}  // namespace

std::string etag(std::string_view opaque) {
    return '"' + std::string(opaque) + '"';
}

bool has_already(const Request& request, std::string_view etag) {
    std::string_view list = trimmed(request.header("if-none-match"));
    if (list == "*") return true;
    for (auto tag = take_tag(list); !tag.empty(); tag = take_tag(list)) {
        if (tag == etag) return true;
    }
    return false;
}

Response not_modified(std::string_view etag) {
    Response response;
    response.status = 304;
    response.headers.emplace_back("ETag", etag);
    return response;
}

Response tagged(const Request& request, Response made) {
    const std::string tag = etag(to_hex(journal::sha256(made.body)));
    Response response = has_already(request, tag) ? not_modified(tag) : std::move(made);
    if (response.status == 200) response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    response.headers.emplace_back("Vary", "Accept-Language, Authorization, Cookie");
    return response;
}

Result<std::string> required_if_match(const Request& request) {
    const std::string_view value = trimmed(request.header("if-match"));
    if (value.empty()) {
        return fail(Errc::precondition_required,
                    "send If-Match with the ETag of the text you changed", "If-Match");
    }
    std::string_view rest = value;
    const std::string_view tag = take_tag(rest);
    if (tag.empty() || value.starts_with("W/") || !rest.empty()) {
        return fail(Errc::invalid_input, "must be one strong entity tag in quotes", "If-Match");
    }
    return std::string(tag.substr(1, tag.size() - 2));
}

}  // namespace saksgang::http
