// SPDX-License-Identifier: EUPL-1.2
// The files that stand beside a text: listed, downloaded, and changed one at a time.
#include "daemon/app/attachments.hpp"

#include <fmt/format.h>

#include "daemon/app/try_attachments.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/conditional.hpp"
#include "daemon/http/json_values.hpp"
#include "daemon/http/reason_json.hpp"
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

// ?dry_run=true: nothing is stored, and the answer says what would be.
Result<bool> is_dry_run(const Request& request) {
    const auto asked = request.parameter("dry_run");
    if (!asked || *asked == "false") return false;
    if (*asked == "true") return true;
    return fail(Errc::invalid_input, "dry_run is \"true\" or \"false\"", "dry_run");
}

json::object trial_json(const app::AttachmentTrial& trial, Language language) {
    const auto problem_json = [&](const Error& problem) {
        json::object one{{"code", info(problem.code).slug},
                         {"detail", problem.message},
                         {"reasons", reasons_json(problem.reasons, language)}};
        if (!problem.field.empty()) one["field"] = problem.field;
        return one;
    };
    json::object body{{"open", trial.problems.empty()},
                      {"problems", array_of(trial.problems, problem_json)},
                      {"replaces", trial.replaces},
                      {"attachment", nullptr},
                      {"attachments", array_of(trial.after, attachment_json)}};
    if (trial.file) body["attachment"] = attachment_json(*trial.file);
    return body;
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
    CO_TRY(const bool dry_run, is_dry_run(call.request));
    app::NewAttachment wanted{.document = std::move(document),
                              .name = call.captures["name"],
                              .bytes = call.request.body,
                              .expected = expected};
    if (dry_run) {
        CO_TRY(const auto trial,
               co_await app::try_put_attachment(call.app, call.caller, std::move(wanted)));
        co_return json_response(200, trial_json(trial, call.language));
    }
    CO_TRY(const auto receipt,
           co_await app::put_attachment(call.app, call.caller, std::move(wanted)));
    co_return changed(expected ? 200 : 201, receipt);
}

Answer delete_attachment(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto expected, expected_file(call.request));
    CO_TRY(const bool dry_run, is_dry_run(call.request));
    app::AttachmentRemoval wanted{
        .document = std::move(document), .name = call.captures["name"], .expected = expected};
    if (dry_run) {
        CO_TRY(const auto trial,
               co_await app::try_remove_attachment(call.app, call.caller, std::move(wanted)));
        co_return json_response(200, trial_json(trial, call.language));
    }
    CO_TRY(const auto receipt,
           co_await app::remove_attachment(call.app, call.caller, std::move(wanted)));
    co_return changed(200, receipt);
}

}  // namespace saksgang::http
