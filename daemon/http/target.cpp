// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/target.hpp"

#include <algorithm>

#include "workflows/core/ascii.hpp"

namespace saksgang::http {
namespace {

bool is_visible_ascii(char c) {
    return c > ' ' && c < '\x7f';
}

// `http://host/path` → `/path`; origin form as it is.
std::string_view without_authority(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const auto path = target.find_first_of("/?", scheme.size());
        if (path == std::string_view::npos) return "/";
        return target.substr(path);
    }
    return target;
}

Result<std::string> decode_segment(std::string_view encoded) {
    if (encoded.empty()) {
        return fail(Errc::malformed_request, "leave out doubled slashes");
    }
    TRY(auto segment, percent_decode(encoded));
    if (segment == "." || segment == "..") {
        return fail(Errc::malformed_request, "write the path without dot segments");
    }
    if (segment.find_first_of("/\\") != std::string::npos) {
        return fail(Errc::malformed_request, "no name here has a slash or a backslash in it");
    }
    if (std::ranges::any_of(segment, is_control)) {
        return fail(Errc::malformed_request, "no name here has a control character in it");
    }
    return segment;
}

// `question` is where the query begins, or npos.
std::string without_last_slash(std::string_view target, std::size_t question) {
    const auto end = std::min(question, target.size());
    std::string text{target.substr(0, end - 1)};
    return text.append(target.substr(end));
}

}  // namespace

Result<Target> parse_target(std::string_view target) {
    if (!std::ranges::all_of(target, is_visible_ascii)) {
        return fail(Errc::malformed_request, "percent-encode spaces and letters beyond ASCII");
    }
    if (target.find('#') != std::string_view::npos) {
        return fail(Errc::malformed_request, "leave the fragment out, or write # as %23");
    }
    target = without_authority(target);
    const auto question = target.find('?');
    std::string_view path = target.substr(0, question);
    if (!path.starts_with('/')) {
        return fail(Errc::malformed_request, "the path begins with a slash");
    }
    path.remove_prefix(1);

    Target parsed;
    while (!path.empty()) {
        const auto slash = path.find('/');
        TRY(auto segment, decode_segment(path.substr(0, slash)));
        parsed.path.push_back(std::move(segment));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
        if (path.empty()) parsed.without_slash = without_last_slash(target, question);
    }
    if (question != std::string_view::npos) {
        TRY(parsed.query, decode_pairs(target.substr(question + 1)));
    }
    return parsed;
}

}  // namespace saksgang::http
