// SPDX-License-Identifier: EUPL-1.2
#include "daemon/feeds/event_stream.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::feeds {
namespace {

using namespace std::chrono_literals;

TEST_CASE("an event is its id, its type, its data, and an empty line") {
    CHECK(event_block({.id = "41", .type = "document.stage_changed", .data = R"({"a":1})"}) ==
          "id: 41\nevent: document.stage_changed\ndata: {\"a\":1}\n\n");
}

TEST_CASE("data of several lines is a field a line, however the lines end") {
    struct Row {
        std::string_view data;
        std::string_view fields;
    };
    const Row rows[] = {
        {"", "data: \n"},
        {"a\nb", "data: a\ndata: b\n"},
        {"a\r\nb", "data: a\ndata: b\n"},
        {"a\rb", "data: a\ndata: b\n"},
        {"a\n\nid: 7", "data: a\ndata: \ndata: id: 7\n"},
        {"a\n", "data: a\ndata: \n"},
    };
    for (const Row& row : rows) {
        const auto block = event_block({.id = "1", .type = "t", .data = row.data});
        CHECK(block == "id: 1\nevent: t\n" + std::string{row.fields} + "\n");
    }
}

TEST_CASE("what is no event says nothing to the reader but when to come back") {
    CHECK(retry_block(3s) == "retry: 3000\n\n");
    CHECK(heart_beat() == ":\n\n");
}

}  // namespace
}  // namespace saksgang::feeds
