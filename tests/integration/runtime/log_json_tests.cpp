// SPDX-License-Identifier: EUPL-1.2
// Lines of the log as JSON: what stands in key=value is read back whole.
#include "daemon/runtime/log_json.hpp"

#include <spdlog/sinks/ostream_sink.h>

#include <boost/json/parse.hpp>
#include <sstream>
#include <tuple>

#include "daemon/runtime/log.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::runtime {
namespace {

namespace json = boost::json;

// The one line that is logged, read as JSON, without its time.
json::object logged(std::string_view line) {
    std::ostringstream lines;
    REQUIRE(set_up_logging("info", std::make_shared<spdlog::sinks::ostream_sink_mt>(lines),
                           LogFormat::json));
    channel("http")->info("{}", line);
    std::ignore = set_up_logging("off", LogFormat::text);
    const std::string text = lines.str();
    INFO(text);
    REQUIRE(text.ends_with("}\n"));
    REQUIRE(text.find('\n') == text.size() - 1);
    json::object object = json::parse(text).as_object();
    CHECK(parse_instant(object.at("time").as_string().c_str()).has_value());
    object.erase("time");
    return object;
}

json::object with_frame(std::string_view rest) {
    json::object wanted{{"level", "info"}, {"channel", "http"}};
    const json::value members = json::parse(rest);
    for (const auto& member : members.as_object())
        wanted[member.key()] = member.value();
    return wanted;
}

TEST_CASE("a line of pairs becomes an object of the same") {
    const std::pair<std::string_view, std::string_view> table[] = {
        {"request=18c-1 method=GET path=/ status=200 ms=4",
         R"({"request":"18c-1","method":"GET","path":"/","status":200,"ms":4})"},
        {R"(error="two words")", R"({"error":"two words"})"},
        {R"(error="a \"b\" \\ c\x0ad")", R"({"error":"a \"b\" \\ c\nd"})"},
        {R"(empty="" next=1)", R"({"empty":"","next":1})"},
        {R"(number="12")", R"({"number":"12"})"},
        {"a=-5 b=007 c=1.5 d=1234567890123456 e=- f=0",
         R"({"a":-5,"b":"007","c":"1.5","d":"1234567890123456","e":"-","f":0})"},
        {"why=some words here", R"({"why":"some","message":"words here"})"},
        {"just words", R"({"message":"just words"})"},
        {"a=1 a=2", R"({"a":1,"message":"a=2"})"},
        {"level=x time=1", R"({"said_level":"x","said_time":1})"},
        {"a= b=2", R"({"a":"","b":2})"},
        {R"(a="not closed)", R"({"a":"not closed"})"},
        {"=x", R"({"message":"=x"})"},
        {"", "{}"},
    };
    for (const auto& [line, wanted] : table) {
        INFO(line);
        CHECK(logged(line) == with_frame(wanted));
    }
}

TEST_CASE("whatever a client sends comes back as it was, and never breaks the line") {
    for (const std::string value : {"a\nb", "\"},{\"x\":\"", "\\", "\\x41", "æøå", "\x01\x7f"}) {
        INFO(value);
        const auto object = logged("path=" + log_value(value));
        CHECK(std::string{object.at("path").as_string().c_str()} == value);
    }
}

TEST_CASE("bytes that are no UTF-8 are replaced one by one") {
    const std::pair<std::string_view, std::string_view> table[] = {
        {"a\xff", "a\uFFFD"},
        {"\xc3", "\uFFFD"},
        {"\xc0\xaf", "\uFFFD\uFFFD"},
        {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},
        {"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
    };
    for (const auto& [sent, told] : table) {
        const auto object = logged("path=" + log_value(sent));
        CHECK(std::string{object.at("path").as_string().c_str()} == told);
    }
}

}  // namespace
}  // namespace saksgang::runtime
