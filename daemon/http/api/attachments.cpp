// SPDX-License-Identifier: EUPL-1.2
// The files that stand beside a text: listed, downloaded, and changed one at a time.
#include "daemon/app/attachments.hpp"

#include <fmt/format.h>

#include "daemon/http/api.hpp"
#include "daemon/http/conditional.hpp"
#include "daemon/http/json_values.hpp"
#include "daemon/http/url_encoding.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

json::object attachment_json(const workflows::NamedAttachment& one) {
    return {{"name", one.name},
            {"kind", to_string(one.file.kind)},
            {"media_type", media_type_of(one.file.kind)},
            {"bytes", one.file.bytes},
            {"sha256", to_hex(one.file.sha256)},
            {"blob", to_hex(one.file.blob)}};
}

// Quoted for those who read ASCII alone, and whole for all others (RFC 6266 §4.3, RFC 8187).
std::string disposition_of(std::string_view name) {
    std::string plain;
    for (char c : name) {
        const bool fits = c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%';
        plain += fits ? c : '_';
    }
    return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain,
                       percent_encode(name));
}

// The file that If-Match names, or nothing: "" is how a new one is sent.
Result<std::optional<Sha256>> expected_file(const Request& request) {
    TRY(const auto match, required_if_match(request));
    if (match.empty()) return std::nullopt;
    const auto sha256 = from_hex<Sha256>(match);
    if (sha256) return sha256;
    return fail(Errc::version_conflict, "no attachment of ours has that tag: list them again",
                "If-Match");
}

// The receipt without a tag: `blob` names the text, and what was changed is another thing.
Response changed(int status, const app::Receipt& receipt) {
    auto response = receipt_response(status, receipt);
    std::erase_if(response.headers, [](const auto& header) { return header.first == "ETag"; });
    return response;
}

}  // namespace

Answer get_attachments(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<VersionNumber>(call, "n"));
    CO_TRY(const auto found,
           co_await app::read_attachments(call.app, call.caller, document, number));
    const json::object body{{"version", found.version.text.version.value},
                            {"attachments", array_of(found.attachments, attachment_json)}};
    co_return tagged(call.request, json_response(200, body));
}

// Whatever the file is, a browser keeps it and runs nothing of it.
Answer get_attachment(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<VersionNumber>(call, "n"));
    CO_TRY(const auto found, co_await app::read_attachment(call.app, call.caller, document, number,
                                                           call.captures["name"]));
    const auto& file = found.attachment.file;
    const auto tag = etag(to_hex(file.sha256));
    if (has_already(call.request, tag)) co_return not_modified(tag);
    co_return Response{.status = 200,
                       .headers = {{"ETag", tag},
                                   {"Content-Disposition", disposition_of(found.attachment.name)},
                                   {"X-Content-Type-Options", "nosniff"},
                                   {"Content-Security-Policy",
                                    "default-src 'none'; frame-ancestors 'none'; sandbox"},
                                   {"Cache-Control", "private, no-cache"},
                                   {"Cross-Origin-Resource-Policy", "same-origin"},
                                   {"Vary", "Authorization, Cookie"}},
                       .content_type = std::string{media_type_of(file.kind)},
                       .body = {},
                       .shared_body = found.bytes};
}

Answer put_attachment(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto expected, expected_file(call.request));
    CO_TRY(const auto receipt, co_await app::put_attachment(call.app, call.caller,
                                                            {.document = std::move(document),
                                                             .name = call.captures["name"],
                                                             .bytes = call.request.body,
                                                             .expected = expected}));
    co_return changed(expected ? 200 : 201, receipt);
}

Answer delete_attachment(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto expected, expected_file(call.request));
    CO_TRY(const auto receipt, co_await app::remove_attachment(call.app, call.caller,
                                                               {.document = std::move(document),
                                                                .name = call.captures["name"],
                                                                .expected = expected}));
    co_return changed(200, receipt);
}

}  // namespace saksgang::http
