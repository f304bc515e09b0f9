// SPDX-License-Identifier: EUPL-1.2
// Documents, their text and versions.
#include <fmt/format.h>

#include "daemon/app/read_process.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/changes_json.hpp"
#include "daemon/http/choices.hpp"
#include "daemon/http/conditional.hpp"
#include "daemon/http/fields.hpp"
#include "daemon/http/json_body.hpp"
#include "daemon/http/json_out.hpp"
#include "daemon/http/json_values.hpp"
#include "repo/text/changes_as_text.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

// What the client had before it, or nothing: no text has the empty tag, which is how a first text
// is saved.
Result<std::optional<Oid>> expected_text(const Request& request) {
    TRY(const auto match, required_if_match(request));
    if (match.empty()) return std::nullopt;
    const auto blob = from_hex<Oid>(match);
    if (blob) return blob;
    return fail(Errc::version_conflict, "no text of ours has that tag: read it again", "If-Match");
}

// ?merge=paragraphs: joined with what somebody saved meanwhile, where nobody must choose.
Result<bool> wants_merge(const Call& call) {
    const auto how = call.request.parameter("merge");
    if (!how) return false;
    if (*how == "paragraphs") return true;
    return fail(Errc::invalid_input, "the only way to merge is \"paragraphs\"", "merge");
}

// The text of a PUT: raw Markdown, or JSON with a message.
Result<app::NewText> new_text(const Call& call) {
    app::NewText wanted;
    if (media_type(call.request) == "text/markdown") {
        wanted.text = call.request.body;
        return wanted;
    }
    TRY(const auto object, read_json(call.request));
    Fields fields{object};
    wanted.text = fields.required_text("text", limits::text_bytes_max);
    wanted.message = fields.optional_text("message", limits::note_bytes_max).value_or("");
    TRY(fields.done());
    return wanted;
}

Response text_response(const Request& request, const app::VersionText& found) {
    const auto tag = etag(to_hex(found.version.text.blob));
    if (has_already(request, tag)) return not_modified(tag);
    return {.status = 200,
            .headers = {{"ETag", tag},
                        {"Saksgang-Version", std::to_string(found.version.text.version.value)}},
            .content_type = "text/markdown; charset=utf-8",
            .body = {},
            .shared_body = found.text};
}

}  // namespace

asio::awaitable<Result<Response>> get_documents(Call call) {
    CO_TRY(const auto views, co_await app::read_documents(call.app, call.caller));
    json::array documents;
    for (const auto& view : views)
        documents.push_back(document_json(view, call.language));
    co_return json_response(200, json::object{{"documents", std::move(documents)}});
}

asio::awaitable<Result<Response>> post_document(Call call) {
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    app::NewDocument wanted;
    wanted.document.document = fields.required_slug<DocumentSlug>("slug");
    wanted.document.title = fields.required_string("title", limits::title_bytes_max);
    wanted.document.workflow = fields.required_slug<WorkflowSlug>("workflow");
    wanted.document.language = fields.optional_string("language", 2).value_or("nb");
    wanted.document.case_number =
        fields.optional_string("case_number", limits::name_bytes_max).value_or("");
    wanted.document.effective_on = fields.optional_date("effective_on");
    wanted.text = fields.optional_text("text", limits::text_bytes_max);
    wanted.message = fields.optional_text("message", limits::note_bytes_max).value_or("");
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::create_document(call.app, call.caller, std::move(wanted)));
    co_return receipt_response(201, receipt);
}

asio::awaitable<Result<Response>> get_document(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    co_return json_response(200, document_json(view, call.language));
}

asio::awaitable<Result<Response>> get_text(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto found, co_await app::read_version_text(call.app, call.caller, document, {}));
    co_return text_response(call.request, found);
}

asio::awaitable<Result<Response>> put_text(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto expected, expected_text(call.request));
    CO_TRY(const bool merge, wants_merge(call));
    CO_TRY(auto wanted, new_text(call));
    wanted.document = std::move(document);
    wanted.expected_blob = expected;
    wanted.merge = merge;
    auto receipt = co_await app::save_text(call.app, call.caller, std::move(wanted));
    if (receipt) co_return receipt_response(200, *receipt);
    const bool may_merge = receipt.error().code == Errc::version_conflict && !merge && expected;
    if (may_merge) {
        receipt.error().message +=
            ". Or repeat the request with ?merge=paragraphs: where nobody else changed the same "
            "paragraph, both texts are joined";
    }
    co_return fail(std::move(receipt).error());
}

asio::awaitable<Result<Response>> post_restore(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<VersionNumber>(call, "n"));
    CO_TRY(const auto expected, expected_text(call.request));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    app::Restoration wanted{
        .document = std::move(document), .version = number, .expected_blob = expected};
    wanted.message = fields.optional_text("message", limits::note_bytes_max).value_or("");
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::restore_version(call.app, call.caller, std::move(wanted)));
    co_return receipt_response(201, receipt);
}

asio::awaitable<Result<Response>> get_versions(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto before, integer_of(call, "before"));
    CO_TRY(const auto limit, limit_of(call, limits::page_default, limits::page_max));
    const auto older_than = before ? std::optional{VersionNumber{*before}} : std::nullopt;
    CO_TRY(const auto page,
           co_await app::list_versions(call.app, call.caller, document, older_than, limit));
    co_return json_response(200, json::object{{"versions", array_of(page.versions, version_json)}});
}

asio::awaitable<Result<Response>> post_version(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    app::NewRelease wanted{.document = std::move(document)};
    wanted.version = VersionNumber{fields.required_integer("version", {.min = 1})};
    wanted.name = fields.required_string("name", limits::name_bytes_max);
    wanted.visibility =
        fields.optional_enum("visibility", workflows::visibility_from, visibility_choices)
            .value_or(workflows::Visibility::open);
    wanted.statute = fields.optional_string("statute", limits::name_bytes_max).value_or("");
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::release_version(call.app, call.caller, std::move(wanted)));
    co_return receipt_response(201, receipt);
}

asio::awaitable<Result<Response>> get_version(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<VersionNumber>(call, "n"));
    CO_TRY(const auto version, co_await app::read_version(call.app, call.caller, document, number));
    co_return json_response(200, version_json(version));
}

asio::awaitable<Result<Response>> get_version_text(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<VersionNumber>(call, "n"));
    CO_TRY(const auto found,
           co_await app::read_version_text(call.app, call.caller, document, number));
    co_return text_response(call.request, found);
}

asio::awaitable<Result<Response>> get_changes(Call call) {
    CO_TRY(auto document, document_of(call));
    const auto from = call.request.parameter("from");
    if (!from) {
        co_return fail(Errc::invalid_input,
                       "say what to compare with: a version, decision:<n> or milestone:<name>",
                       "from");
    }
    const std::string to{call.request.parameter("to").value_or("")};
    CO_TRY(auto changes,
           co_await app::read_changes(call.app, call.caller, document, std::string{*from}, to));
    const bool plain = call.request.header("accept").starts_with("text/plain");
    // Whole, however much was changed: long work, then.
    CO_TRY(auto body, co_await call.app.cpu.run<std::string>(
                          [changes = std::move(changes), plain,
                           language = call.language]() -> Result<std::string> {
                              if (plain) return repo::changes_as_text(*changes.changes, language);
                              return json::serialize(changes_json(changes, language));
                          }));
    co_return Response{.status = 200,
                       .headers = {{"Vary", "Accept"}},
                       .content_type = plain ? "text/plain; charset=utf-8" : "application/json",
                       .body = std::move(body),
                       .shared_body = nullptr};
}

}  // namespace saksgang::http
