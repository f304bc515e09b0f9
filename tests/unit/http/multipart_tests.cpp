// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/multipart.hpp"

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

using namespace std::string_literals;

Request a_form(std::string body, std::string type = "multipart/form-data; boundary=x") {
    Request request;
    request.headers.emplace_back("content-type", std::move(type));
    request.body = std::move(body);
    return request;
}

std::string a_part(const std::string& headers, const std::string& bytes) {
    return "--x\r\n" + headers + "\r\n\r\n" + bytes + "\r\n";
}

const std::string field = "Content-Disposition: form-data; name=\"once\"";
const std::string file = "Content-Disposition: form-data; name=\"file\"; filename=\"kart.pdf\"";

}  // namespace

TEST_CASE("a form is taken apart into its fields and files, byte for byte") {
    const auto bytes = "%PDF\r\n--y\r\n\0\xFF--x\r\n"s;
    const auto request = a_form(
        a_part(field, "form-1") + a_part(file + "\r\nContent-Type: application/pdf", bytes) +
        a_part("content-disposition: Form-Data; name=message", "Blå\r\nog grønn") + "--x--\r\n");
    const auto parts = read_multipart(request);
    REQUIRE(parts.has_value());
    REQUIRE(parts->size() == 3);
    CHECK(parts->at(0).name == "once");
    CHECK(parts->at(0).bytes == "form-1");
    CHECK_FALSE(parts->at(0).is_file);
    CHECK(parts->at(1).name == "file");
    CHECK(parts->at(1).is_file);
    CHECK(parts->at(1).file_name == "kart.pdf");
    CHECK(parts->at(1).bytes == bytes);
    CHECK(parts->at(2).bytes == "Blå\r\nog grønn");
}

TEST_CASE("a file's name is the last of its path, with what browsers escape in it") {
    for (const auto& [sent, name] :
         std::vector<std::pair<std::string, std::string>>{{"kart øst.pdf", "kart øst.pdf"},
                                                          {"C:\\\\mine\\kart.pdf", "kart.pdf"},
                                                          {"../../kart.pdf", "kart.pdf"},
                                                          {"a%22b.pdf", "a\"b.pdf"},
                                                          {"a%20b.pdf", "a%20b.pdf"},
                                                          {"a;b.pdf", "a;b.pdf"},
                                                          {"", ""}}) {
        INFO(sent);
        const auto request = a_form(
            a_part("Content-Disposition: form-data; name=\"file\"; filename=\"" + sent + "\"", "") +
            "--x--");
        const auto parts = read_multipart(request);
        REQUIRE(parts.has_value());
        CHECK(parts->front().is_file);
        CHECK(parts->front().file_name == name);
    }
}

TEST_CASE("what two readers could take apart in two ways is refused") {
    const std::string end = "--x--\r\n";
    std::string many;
    for (std::size_t i = 0; i <= limits::multipart_parts_max; ++i)
        many += a_part(field, "");
    for (const auto& body :
         {""s,
          "--x"s,
          "--x--x"s,
          end + "more",
          "preface\r\n" + a_part(field, "") + end,
          a_part(field, ""),
          "--x\r\n" + field + "\r\n\r\nno end",
          "--x\r\n" + field,
          a_part("X: y", "") + end,
          a_part(field + "\r\n" + field, "") + end,
          a_part(field + "; name=\"other\"", "") + end,
          a_part(file + "; filename=\"other\"", "") + end,
          a_part("Content-Disposition: form-data", "") + end,
          a_part("Content-Disposition: form-data; name=\"\"", "") + end,
          a_part("Content-Disposition: form-data; name=\"open", "") + end,
          a_part("Content-Disposition: attachment; name=\"a\"", "") + end,
          a_part(field + "\r\nContent-Transfer-Encoding: base64", "") + end,
          a_part(field + "\r\nno colon", "") + end,
          a_part(field, "bl\xE5") + end,
          a_part(field, "a\0b"s) + end,
          a_part("Content-Disposition: form-data; name=\"bl\xE5\"", "") + end,
          a_part(field + "\r\nX: " + std::string(limits::multipart_header_bytes_max, 'y'), "") +
              end,
          many + end}) {
        INFO(body.substr(0, 200));
        const auto request = a_form(body);
        const auto parts = read_multipart(request);
        REQUIRE_FALSE(parts.has_value());
        CHECK(parts.error().code == Errc::malformed_request);
    }
}

TEST_CASE("a form's boundary is one, and of the length it may have") {
    const auto body = a_part(field, "") + "--x--";
    for (const std::string type :
         {"multipart/form-data",
          "multipart/form-data; boundary=", "multipart/form-data; boundary=y",
          "multipart/form-data; boundary=x; boundary=x", "multipart/form-data; boundary=\"x"}) {
        INFO(type);
        const auto request = a_form(body, type);
        CHECK(read_multipart(request).error().code == Errc::malformed_request);
    }
    const auto quoted = a_form(body, "Multipart/Form-Data; charset=utf-8; boundary=\"x\"");
    CHECK(read_multipart(quoted).has_value());
    const auto urlencoded = a_form("a=b", "application/x-www-form-urlencoded");
    CHECK(read_multipart(urlencoded).error().code == Errc::unsupported_media_type);
}

}  // namespace saksgang::http
