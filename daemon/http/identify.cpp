// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/identify.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "daemon/app/sign_in.hpp"
#include "daemon/auth/auth.hpp"
#include "daemon/http/json_body.hpp"
#include "daemon/http/multipart.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::http {
namespace {

bool is_command(const Request& request) {
    return request.method != "GET" && request.method != "HEAD";
}

// What a page's form says beside its own fields, read once; its parts are those of a form with
// files. No form: blank.
struct SentForm {
    std::string csrf_token;
    std::string once;
    std::optional<std::vector<FormPart>> parts;
};

void take(SentForm& form, std::string_view name, std::string_view value) {
    if (name == "csrf_token" && form.csrf_token.empty()) form.csrf_token = value;
    if (name == "once" && form.once.empty()) form.once = value;
}

SentForm sent_form(const Request& request, FormBody body) {
    SentForm form;
    if (body == FormBody::files && is_multipart(request)) {
        auto parts = read_multipart(request);
        if (!parts) return form;
        for (const FormPart& part : *parts) {
            if (!part.is_file) take(form, part.name, part.bytes);
        }
        form.parts = *std::move(parts);
    } else if (media_type(request) == "application/x-www-form-urlencoded") {
        const auto fields = read_form(request);
        if (!fields) return form;
        for (const auto& [name, value] : *fields)
            take(form, name, value);
    }
    return form;
}

Result<std::string> idempotency_key(const Request& request, const SentForm& form) {
    std::string key{request.header("idempotency-key")};
    if (key.empty()) key = form.once;
    if (key.size() > limits::idempotency_key_bytes_max) {
        return fail(Errc::invalid_input,
                    fmt::format("at most {} bytes", limits::idempotency_key_bytes_max),
                    "Idempotency-Key");
    }
    for (char c : key) {
        if (c < 0x21 || c > 0x7E) {
            return fail(Errc::invalid_input, "printable ASCII without spaces", "Idempotency-Key");
        }
    }
    return key;
}

// A browser draws a new boundary each time it sends a form: what counts is what stands between.
std::string digest_of(const Request& request, const SentForm& form) {
    if (!form.parts) return to_hex(journal::sha256(request.body));
    std::string digests;
    for (const FormPart& part : *form.parts) {
        digests += fmt::format("{} {} {}\n{}{}", part.name.size(), part.file_name.size(),
                               to_hex(journal::sha256(part.bytes)), part.name, part.file_name);
    }
    return to_hex(journal::sha256(digests));
}

// The same command is the same method, target and body.
std::string fingerprint(const Request& request, const SentForm& form) {
    return to_hex(
        journal::sha256(fmt::format("{}\n{}\n{}\n{}", request.method, request.target,
                                    request.header("if-match"), digest_of(request, form))));
}

Result<void> check_token(const Request& request, const SentForm& form,
                         std::string_view session_secret) {
    const std::string wanted = auth::csrf_token(session_secret);
    std::string sent{request.header("x-csrf-token")};
    if (sent.empty()) sent = form.csrf_token;
    if (auth::equal_in_constant_time(sent, wanted)) return {};
    return fail(Errc::csrf_failed, "reload the page and send the form again", "csrf");
}

asio::awaitable<Result<app::Caller>> caller_of(app::App& app, const Request& request,
                                               const SentForm& form) {
    constexpr std::string_view bearer = "Bearer ";
    const auto authorization = request.header("authorization");
    if (authorization.starts_with(bearer)) {
        co_return co_await app::caller_by_token(app,
                                                std::string{authorization.substr(bearer.size())});
    }
    if (!authorization.empty()) {
        co_return fail(Errc::unauthenticated, "send a token as \"Authorization: Bearer sg_…\"");
    }
    const std::string secret{request.cookie(session_cookie)};
    if (secret.empty()) co_return app::Caller{};
    auto caller = co_await app::caller_by_session(app, secret);
    // An ended session reads what is public; what needs a log-in will say so.
    if (!caller && !is_command(request)) co_return app::Caller{};
    if (caller && is_command(request)) CO_TRY(check_token(request, form, secret));
    co_return caller;
}

}  // namespace

asio::awaitable<Result<app::Caller>> identify(app::App& app, const Request& request,
                                              FormBody body) {
    const SentForm form = is_command(request) ? sent_form(request, body) : SentForm{};
    CO_TRY(auto caller, co_await caller_of(app, request, form));
    if (!is_command(request)) co_return caller;
    CO_TRY(caller.idempotency_key, idempotency_key(request, form));
    if (!caller.idempotency_key.empty()) caller.fingerprint = fingerprint(request, form);
    co_return caller;
}

Result<void> check_origin(const Request& request, std::string_view public_url) {
    const auto origin = request.header("origin");
    const auto site = request.header("sec-fetch-site");
    const bool same_site = site.empty() || site == "same-origin" || site == "none";
    const bool ours = origin.empty() || origin == public_url ||
                      origin.substr(origin.find("//") + 2) == request.header("host");
    if (same_site && ours) return {};
    return fail(Errc::csrf_failed, "open the log-in page here and send the form from it", "origin");
}

Result<void> check_csrf(const Request& request, std::string_view session_secret) {
    return check_token(request, sent_form(request, FormBody::fields), session_secret);
}

}  // namespace saksgang::http
