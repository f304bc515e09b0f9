// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/accept.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::http {

TEST_CASE("an Accept header asks for a media type when it names it") {
    struct Row {
        std::string_view accept;
        bool asks;
    };
    const Row rows[] = {
        {"text/event-stream", true},
        {"Text/Event-Stream", true},
        {"application/json, text/event-stream", true},
        {" text/event-stream ;q=0.5", true},
        {"text/event-stream;charset=utf-8", true},
        {"text/html,text/event-stream;q=0", false},
        {"text/event-stream; a=b; q=0.000", false},
        {"*/*", false},
        {"text/*", false},
        {"text/event-streams", false},
        {"", false},
        {",,;", false},
    };
    for (const Row& row : rows) {
        INFO(row.accept);
        CHECK(asks_for(row.accept, "text/event-stream") == row.asks);
    }
}

}  // namespace saksgang::http
