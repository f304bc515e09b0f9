// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/multipart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "daemon/http/json_body.hpp"
#include "workflows/core/ascii.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::http {
namespace {

constexpr std::size_t boundary_bytes_max = 70;
constexpr std::string_view line_end = "\r\n";
constexpr std::string_view header_end = "\r\n\r\n";

std::unexpected<Error> malformed(std::string what) {
    return fail(Errc::malformed_request, "the form is no multipart/form-data: " + std::move(what));
}

void skip_blanks(std::string_view& text) {
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
}

// One `; name=value` or `; name="value"` off the front. In a quoted value browsers write %22, %0D
// and %0A for what would end it (WHATWG HTML, form submission).
struct Parameter {
    std::string name;
    std::string value;
};
std::optional<Parameter> take_parameter(std::string_view& text) {
    skip_blanks(text);
    if (!text.starts_with(';')) return std::nullopt;
    text.remove_prefix(1);
    skip_blanks(text);
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) return std::nullopt;
    Parameter parameter{.name = std::string{text.substr(0, equals)}, .value = {}};
    text.remove_prefix(equals + 1);
    const bool quoted = text.starts_with('"');
    const auto end = quoted ? text.find('"', 1) : std::min(text.find(';'), text.size());
    if (end == std::string_view::npos) return std::nullopt;
    parameter.value = std::string{quoted ? text.substr(1, end - 1) : text.substr(0, end)};
    text.remove_prefix(quoted ? end + 1 : end);
    return parameter;
}

std::string unescaped(std::string_view value) {
    constexpr std::pair<std::string_view, char> escapes[] = {
        {"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}};
    std::string text;
    while (!value.empty()) {
        const auto found = std::ranges::find_if(
            escapes, [&](const auto& one) { return value.starts_with(one.first); });
        const bool escaped = found != std::end(escapes);
        text += escaped ? found->second : value.front();
        value.remove_prefix(escaped ? found->first.size() : 1);
    }
    return text;
}

Result<std::string> boundary_of(const Request& request) {
    std::string_view type = request.header("content-type");
    type.remove_prefix(std::min(type.find(';'), type.size()));
    std::string boundary;
    while (auto parameter = take_parameter(type)) {
        if (!is_same_word(parameter->name, "boundary")) continue;
        if (!boundary.empty()) return malformed("it has two boundaries");
        boundary = std::move(parameter->value);
    }
    const bool printable =
        std::ranges::all_of(boundary, [](char c) { return c >= 0x20 && c <= 0x7E; });
    if (boundary.empty() || boundary.size() > boundary_bytes_max || !printable ||
        boundary.ends_with(' ')) {
        return malformed("it names no boundary of 1 to 70 characters");
    }
    return boundary;
}

// Some browsers once sent the whole path of a file.
std::string without_folders(std::string name) {
    const auto slash = name.find_last_of("/\\");
    return slash == std::string::npos ? name : name.substr(slash + 1);
}

Result<void> read_disposition(FormPart& part, std::string_view value) {
    constexpr std::string_view kind = "form-data";
    if (!is_same_word(value.substr(0, kind.size()), kind)) return malformed("a part is no field");
    value.remove_prefix(kind.size());
    bool named = false;
    while (auto parameter = take_parameter(value)) {
        const bool is_name = parameter->name == "name";
        const bool is_file_name = parameter->name == "filename";
        if ((is_name && named) || (is_file_name && part.is_file)) {
            return malformed("a part is named twice");
        }
        if (is_name) part.name = unescaped(parameter->value);
        if (is_file_name) part.file_name = without_folders(unescaped(parameter->value));
        named = named || is_name;
        part.is_file = part.is_file || is_file_name;
    }
    skip_blanks(value);
    if (!value.empty() || part.name.empty()) return malformed("a part has no plain name");
    if (!journal::is_utf8(part.name) || !journal::is_utf8(part.file_name))
        return malformed("a name is not UTF-8");
    return {};
}

// Of a part's headers one counts; what a browser says of a file's type is not believed.
Result<FormPart> read_headers(std::string_view headers) {
    FormPart part;
    bool disposed = false;
    while (!headers.empty()) {
        const auto end = std::min(headers.find(line_end), headers.size());
        const auto line = headers.substr(0, end);
        headers.remove_prefix(std::min(headers.size(), end + line_end.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) return malformed("a part's header");
        const auto name = line.substr(0, colon);
        if (is_same_word(name, "content-transfer-encoding"))
            return malformed("a part may not be encoded");
        if (!is_same_word(name, "content-disposition")) continue;
        if (disposed) return malformed("a part is described twice");
        disposed = true;
        auto value = line.substr(colon + 1);
        skip_blanks(value);
        TRY(read_disposition(part, value));
    }
    if (!disposed) return malformed("a part has no name");
    return part;
}

// The next part off the front of `rest`, which stands behind a delimiter's line.
Result<FormPart> take_part(std::string_view& rest, std::string_view delimiter) {
    const auto header_bytes = rest.substr(0, limits::multipart_header_bytes_max).find(header_end);
    if (header_bytes == std::string_view::npos) return malformed("a part's headers do not end");
    TRY(auto part, read_headers(rest.substr(0, header_bytes)));
    rest.remove_prefix(header_bytes + header_end.size());
    const auto end = rest.find(delimiter);
    if (end == std::string_view::npos) return malformed("a part does not end");
    part.bytes = rest.substr(0, end);
    rest.remove_prefix(end + delimiter.size());
    if (part.is_file) return part;
    if (!journal::is_utf8(part.bytes) || part.bytes.find('\0') != std::string_view::npos)
        return malformed("a field is not UTF-8");
    return part;
}

}  // namespace

bool is_multipart(const Request& request) {
    return media_type(request) == "multipart/form-data";
}

Result<std::vector<FormPart>> read_multipart(const Request& request) {
    if (!is_multipart(request)) {
        return fail(Errc::unsupported_media_type, "send Content-Type: multipart/form-data");
    }
    TRY(const auto boundary, boundary_of(request));
    const auto delimiter = fmt::format("\r\n--{}", boundary);
    std::string_view rest = request.body;
    const auto first = std::string_view{delimiter}.substr(line_end.size());
    if (!rest.starts_with(first)) return malformed("it does not begin with its boundary");
    rest.remove_prefix(first.size());
    std::vector<FormPart> parts;
    while (rest.starts_with(line_end)) {
        if (parts.size() == limits::multipart_parts_max) return malformed("it has too many parts");
        rest.remove_prefix(line_end.size());
        TRY(auto part, take_part(rest, delimiter));
        parts.push_back(std::move(part));
    }
    if (rest != "--" && rest != "--\r\n") return malformed("it does not end with its boundary");
    return parts;
}

}  // namespace saksgang::http
