// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/request_parser.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>
#include <string>
#include <utility>

#include "workflows/core/ascii.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

namespace beast = boost::beast;
using BeastError = beast::http::error;

// A body of unknown length is given this much room to begin with, and grows.
constexpr std::size_t chunked_reserve_bytes = 4 * 1024;
constexpr std::size_t headers_reserve = 16;

// Beast before 1.86 ends the process when the rest of a last chunk comes in drops (beast#2861). It
// is not offered a chunk of size 0 before there is as much of it as of the shortest: "0\r\n\r\n".
constexpr std::size_t chunked_end_bytes = 5;

// GET and HEAD are one to a handler; the rest of the common methods get their 405 from the routes.
constexpr std::array<std::string_view, 7> known_methods{"GET",   "HEAD",   "POST",   "PUT",
                                                        "PATCH", "DELETE", "OPTIONS"};

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

// Beast calls us with each part as it finds it; a refusal of ours stops it with `refused`.
class Builder final : public beast::http::basic_parser<true> {
public:
    explicit Builder(ParserLimits given) {
        header_limit(static_cast<std::uint32_t>(given.header_bytes_max));
        body_limit(given.body_bytes_max);
        request.headers.reserve(headers_reserve);
    }

    Request request;
    std::optional<Error> refusal;
    bool expects_continue = false;
    bool is_http_1_0 = false;

private:
    void refuse(beast::error_code& result, Errc code, std::string message) {
        refusal = error(code, std::move(message));
        result = BeastError::bad_field;
    }

    void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target,
                         int version, beast::error_code& result) override {
        request.method = view(method);
        request.target = view(target);
        is_http_1_0 = version == 10;
        if (std::ranges::find(known_methods, request.method) == known_methods.end()) {
            return refuse(result, Errc::method_unknown, "use GET, POST, PUT or DELETE");
        }
        if (request.target.size() > limits::http_target_bytes_max) {
            return refuse(result, Errc::target_too_long,
                          "send an address of at most " +
                              std::to_string(limits::http_target_bytes_max) + " bytes");
        }
    }

    void on_field_impl(beast::http::field field, beast::string_view name, beast::string_view value,
                       beast::error_code& result) override {
        if (is_header_done()) return;  // a trailer: nobody here has a use for it
        if (field == beast::http::field::host) ++hosts_;
        if (field == beast::http::field::content_length) has_length_ = true;
        if (field == beast::http::field::expect) {
            expects_continue = is_same_word(view(value), "100-continue");
        }
        if (field == beast::http::field::transfer_encoding) {
            has_coding_ = true;
            if (!is_same_word(view(value), "chunked")) {
                return refuse(result, Errc::malformed_request,
                              "send the body with Content-Length or plainly chunked");
            }
        }
        std::string lowered(view(name));
        std::ranges::transform(lowered, lowered.begin(), lower);
        request.headers.emplace_back(std::move(lowered), view(value));
    }

    void on_header_impl(beast::error_code& result) override {
        if (hosts_ > 1 || (hosts_ == 0 && !is_http_1_0)) {
            return refuse(result, Errc::malformed_request, "send exactly one Host header");
        }
        if (has_coding_ && (has_length_ || is_http_1_0)) {
            return refuse(result, Errc::malformed_request,
                          "frame the body in one way: Content-Length, or chunked in HTTP/1.1");
        }
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length,
                           beast::error_code&) override {
        // Not more than the first slice: memory is given for what came, not for what was announced.
        request.body.reserve(length ? std::min<std::size_t>(*length, limits::http_slice_bytes)
                                    : chunked_reserve_bytes);
    }

    std::size_t on_body_impl(beast::string_view body, beast::error_code&) override {
        request.body.append(body.data(), body.size());
        return body.size();
    }

    void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override {}

    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body,
                                   beast::error_code& result) override {
        return on_body_impl(body, result);
    }

    void on_finish_impl(beast::error_code&) override {}
    void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}

    int hosts_ = 0;
    bool has_length_ = false;
    bool has_coding_ = false;
};

}  // namespace

struct RequestParser::Impl {
    ParserLimits limits;
    Builder builder;
    std::size_t header_bytes = 0;

    explicit Impl(ParserLimits given) : limits(given), builder(given) {}

    bool waits_for_last_chunk(std::string_view rest) const {
        return builder.is_header_done() && builder.chunked() && rest.starts_with('0') &&
               rest.size() < chunked_end_bytes;
    }

    Error headers_too_large(std::string_view unused) const {
        // Not even the request line fits: then it is the address that is too long.
        const std::string_view start = unused.substr(0, limits.header_bytes_max);
        if (builder.request.method.empty() && start.find('\n') == std::string_view::npos) {
            return error(Errc::target_too_long, "send a shorter address");
        }
        return error(
            Errc::headers_too_large,
            "send at most " + std::to_string(limits.header_bytes_max) + " bytes of headers");
    }

    Error fault(beast::error_code failure, std::string_view unused) const {
        if (builder.refusal) return *builder.refusal;
        if (failure == BeastError::header_limit) return headers_too_large(unused);
        if (failure == BeastError::body_limit) {
            return error(Errc::body_too_large,
                         "send at most " + std::to_string(limits.body_bytes_max) + " bytes");
        }
        return error(Errc::malformed_request, "not HTTP/1.1: " + failure.message());
    }
};

RequestParser::RequestParser(ParserLimits limits) : impl_(std::make_unique<Impl>(limits)) {}
RequestParser::~RequestParser() = default;

Result<std::size_t> RequestParser::read(std::string_view bytes) {
    Builder& builder = impl_->builder;
    const bool in_header = !builder.is_header_done();
    std::size_t used = 0;
    while (used < bytes.size() && !builder.is_done()) {
        if (in_header && builder.is_header_done()) break;
        const std::string_view rest = bytes.substr(used);
        if (impl_->waits_for_last_chunk(rest)) break;
        beast::error_code failure;
        const std::size_t taken = builder.put({rest.data(), rest.size()}, failure);
        used += taken;
        if (failure == BeastError::need_more) break;
        if (failure) return fail(impl_->fault(failure, rest));
    }
    // Beast's own limit is for one field at a time when they come in drops.
    if (in_header) impl_->header_bytes += used;
    if (in_header && impl_->header_bytes > impl_->limits.header_bytes_max) {
        return fail(impl_->headers_too_large({}));
    }
    return used;
}

bool RequestParser::header_done() const {
    return impl_->builder.is_header_done();
}
bool RequestParser::done() const {
    return impl_->builder.is_done();
}
std::size_t RequestParser::body_bytes() const {
    return impl_->builder.request.body.size();
}
bool RequestParser::keep_alive() const {
    return impl_->builder.keep_alive();
}
bool RequestParser::is_http_1_0() const {
    return impl_->builder.is_http_1_0;
}
bool RequestParser::expects_continue() const {
    return impl_->builder.expects_continue && !impl_->builder.is_http_1_0;
}
Request RequestParser::take() {
    return std::move(impl_->builder.request);
}

}  // namespace saksgang::http
