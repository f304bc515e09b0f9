// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/problem.hpp"

#include <boost/json.hpp>
#include <string>

#include "daemon/http/reason_json.hpp"
#include "daemon/runtime/log.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

std::string detail_of(const Error& error, int status) {
    if (status == 503) return "Repeat the request, with its Idempotency-Key, after Retry-After.";
    if (status == 500) return "It has been logged. Give the request_id when you report it.";
    return error.message;
}

void add_headers(Response& response) {
    response.headers.emplace_back("Cache-Control", "no-store");
    if (response.status == 401) {
        response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"saksgang\"");
    }
    if (response.status == 429) {
        const std::chrono::seconds wait = limits::login_window;
        response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    }
    if (response.status == 503) {
        response.headers.emplace_back("Retry-After",
                                      std::to_string(limits::busy_retry_after.count()));
    }
}

void log_failure(const Request& request, const Error& error, const ErrcInfo& row) {
    const auto level = row.http_status == 503 ? spdlog::level::warn : spdlog::level::err;
    runtime::channel("http")->log(
        level, "request={} code={} method={} target={} error={} where={}:{}", request.id, row.slug,
        runtime::log_value(request.method),
        runtime::log_value(std::string_view(request.target).substr(0, request.target.find('?'))),
        runtime::log_value(error.message), error.where.file_name(), error.where.line());
}

}  // namespace

Response problem(std::string_view request_id, const Error& error) {
    const ErrcInfo& row = info(error.code);
    json::object body{{"type", "/problems/" + std::string(row.slug)},
                      {"title", row.title},
                      {"status", row.http_status},
                      {"detail", detail_of(error, row.http_status)},
                      {"code", row.slug}};
    if (!error.field.empty()) body["field"] = error.field;
    body["request_id"] = request_id;
    if (!error.reasons.empty()) body["reasons"] = reasons_json(error.reasons, Language::en);

    Response response;
    response.status = row.http_status;
    response.content_type = "application/problem+json";
    response.body = json::serialize(body);
    add_headers(response);
    return response;
}

Response problem(const Request& request, const Error& error) {
    const ErrcInfo& row = info(error.code);
    if (row.http_status >= 500) log_failure(request, error, row);
    return problem(request.id, error);
}

}  // namespace saksgang::http
