// SPDX-License-Identifier: EUPL-1.2
// Receivers: what is stored of them, who is told of what, and how they are switched off and on.
#include "tests/integration/store/operational_fixture.hpp"

namespace saksgang::store {
namespace {

using tests::count;
using tests::ids;
using tests::Operational;
using namespace std::chrono_literals;
using webhooks::Settlement;

TEST_CASE("an endpoint comes back as added, and lies in the database sealed") {
    Operational box;
    const auto id = box.endpoint({.name = "chat",
                                  .url = "https://chat.example.no/hooks/xyzzy",
                                  .secret = "whsec_plugh",
                                  .events = {"decision.recorded", "milestone.moved"},
                                  .documents = {"strategi"},
                                  .reads = Reads::secretariat});
    const auto endpoint = get_endpoint(box.db, box.sealer, id).value();
    CHECK(endpoint == Endpoint{.id = id,
                               .name = "chat",
                               .url = "https://chat.example.no/hooks/xyzzy",
                               .events = {"decision.recorded", "milestone.moved"},
                               .documents = {"strategi"},
                               .reads = Reads::secretariat,
                               .created_by = {},
                               .created_at = box.now,
                               .failing_since = {},
                               .disabled_reason = {},
                               .disabled_at = {},
                               .paused_until = {}});
    CHECK(list_endpoints(box.db, box.sealer).value() == std::vector{endpoint});
    CHECK(count(box.db,
                "SELECT count(*) FROM endpoint WHERE instr(url_sealed, 'xyzzy') "
                "OR instr(secret_sealed, 'plugh')") == 0);
    CHECK(get_endpoint(box.db, box.sealer, {99}).error().code == Errc::not_found);
    box.sealer.key_is_lost = true;
    CHECK(get_endpoint(box.db, box.sealer, id).error().code == Errc::tampered);
}

TEST_CASE("an endpoint is told of the events, documents and visibilities it asked for") {
    struct Row {
        std::vector<std::string> events;
        std::vector<std::string> documents;
        Reads reads;
        std::string_view told;
    };
    const Row rows[] = {
        {{"*"}, {"*"}, Reads::open, "msg_0 msg_1 msg_2"},
        {{"*"}, {"*"}, Reads::secretariat, "msg_0 msg_1 msg_2 msg_3"},
        {{"decision.recorded"}, {"*"}, Reads::open, "msg_1"},
        {{"decision.recorded", "milestone.moved"}, {"*"}, Reads::open, "msg_1 msg_2"},
        {{"milestone.moved", "decision.recorded"}, {"strategi"}, Reads::open, "msg_1"},
        {{"*"}, {"strategi"}, Reads::secretariat, "msg_0 msg_1 msg_3"},
        {{"*"}, {"strategi-2"}, Reads::open, "msg_2"},
        {{"*"}, {"plan", "strategi-2"}, Reads::open, "msg_2"},
        {{"decision.record"}, {"*"}, Reads::open, ""},
        {{"*"}, {"strateg"}, Reads::open, ""},
    };
    Operational box;
    for (const auto& row : rows) {
        box.endpoint({.events = row.events, .documents = row.documents, .reads = row.reads});
    }
    box.event("strategi", "document.stage_changed");
    box.event("strategi", "decision.recorded");
    box.event("strategi-2", "milestone.moved");
    box.event("strategi", "response.received", false);

    std::int64_t id = 0;
    for (const auto& row : rows) {
        std::string told;
        auto deliveries = list_deliveries(box.db, {++id}, {}, 10);
        for (auto delivery = deliveries.rbegin(); delivery != deliveries.rend(); ++delivery) {
            told += (told.empty() ? "" : " ") + delivery->message_id;
        }
        INFO("row " << id);
        CHECK(told == row.told);
    }
}

TEST_CASE("a notice names the last event about the document that this endpoint was told of") {
    Operational box;
    box.endpoint();
    box.endpoint({.reads = Reads::secretariat});
    box.event("strategi");
    box.event("plan");
    box.event("strategi", "response.received", false);
    box.event("strategi");
    auto bodies = [&](EndpointId endpoint) {
        std::string text;
        auto row = box.db.prepare("SELECT body FROM delivery WHERE endpoint = ? ORDER BY id")
                       .bind(endpoint);
        while (row.step())
            text += row.blob(0) + ", ";
        return text;
    };
    CHECK(bodies({1}) == "msg_0 after -1, msg_1 after -1, msg_3 after 0, ");
    CHECK(bodies({2}) == "msg_0 after -1, msg_1 after -1, msg_2 after 0, msg_3 after 2, ");
}

TEST_CASE("a new secret signs first, and the old one beside it for a day") {
    Operational box;
    const auto id = box.endpoint({.secret = "whsec_one"});
    const auto secrets = [&](Instant at) {
        return get_target(box.db, box.sealer, id, at).value().secrets;
    };
    CHECK(secrets(box.now) == std::vector<std::string>{"whsec_one"});
    CHECK(rotate_secret(box.db, box.sealer, id, "whsec_two", box.now).has_value());
    CHECK(secrets(box.now) == std::vector<std::string>{"whsec_two", "whsec_one"});
    CHECK(secrets(box.now + 24h - 1ms).size() == 2);
    CHECK(secrets(box.now + 24h) == std::vector<std::string>{"whsec_two"});
    CHECK(rotate_secret(box.db, box.sealer, id, "whsec_three", box.now + 1h).has_value());
    CHECK(secrets(box.now + 1h) == std::vector<std::string>{"whsec_three", "whsec_two"});
    CHECK(rotate_secret(box.db, box.sealer, {99}, "x", box.now).error().code == Errc::not_found);
}

TEST_CASE("what waits for a disabled endpoint is held, and sent in order when it is enabled") {
    Operational box;
    const auto id = box.endpoint();
    box.event();
    box.event();
    CHECK(disable_endpoint(box.db, id, DisabledReason::switched_off, box.now).has_value());
    CHECK(disable_endpoint(box.db, id, DisabledReason::gone, box.now + 1h).has_value());
    box.event();
    CHECK(box.state("msg_0") == "held");
    CHECK(box.state("msg_1") == "held");
    CHECK(box.state("msg_2") == "held");
    CHECK(box.claim().empty());
    CHECK_FALSE(next_due(box.db).has_value());
    const auto disabled = get_endpoint(box.db, box.sealer, id).value();
    CHECK(disabled.disabled_reason == DisabledReason::switched_off);
    CHECK(disabled.disabled_at == box.now);

    CHECK(enable_endpoint(box.db, id, Held::send, box.now).has_value());
    CHECK_FALSE(get_endpoint(box.db, box.sealer, id)->disabled_reason.has_value());
    for (const auto* expected : {"msg_0", "msg_1", "msg_2"}) {
        const auto claimed = box.claim();
        CHECK(ids(claimed) == expected);
        box.settle(claimed.at(0), Settlement::delivered);
    }
    CHECK(box.claim().empty());
}

TEST_CASE("what was held can stay so, each to be resent by choice") {
    Operational box;
    const auto id = box.endpoint();
    CHECK(disable_endpoint(box.db, id, DisabledReason::failing, box.now).has_value());
    box.event();
    box.event();
    const auto held = list_deliveries(box.db, id, {}, 10);
    CHECK(resend(box.db, held[0].id, box.now).error().code == Errc::invalid_input);
    CHECK(enable_endpoint(box.db, id, Held::keep, box.now).has_value());
    CHECK(box.claim().empty());
    box.event();
    CHECK(resend(box.db, held[1].id, box.now).has_value());
    // The older one goes first although the newer one waited already.
    CHECK(ids(box.claim()) == "msg_0");
    CHECK(box.state("msg_1") == "held");
    CHECK(box.state("msg_2") == "queued");
}

TEST_CASE("a removed endpoint leaves its history, and neither address nor secret") {
    Operational box;
    const auto id = box.endpoint();
    CHECK(rotate_secret(box.db, box.sealer, id, "whsec_two", box.now).has_value());
    box.event();
    CHECK(remove_endpoint(box.db, id, box.now).has_value());
    CHECK(get_endpoint(box.db, box.sealer, id).error().code == Errc::not_found);
    CHECK(list_endpoints(box.db, box.sealer).value().empty());
    CHECK(get_target(box.db, box.sealer, id, box.now).error().code == Errc::not_found);
    CHECK(enable_endpoint(box.db, id, Held::send, box.now).error().code == Errc::not_found);
    CHECK(remove_endpoint(box.db, id, box.now).error().code == Errc::not_found);
    CHECK(count(box.db, "SELECT length(url_sealed) + length(secret_sealed) FROM endpoint") == 0);
    CHECK(count(box.db, "SELECT count(*) FROM endpoint WHERE old_secret_sealed IS NOT NULL") == 0);
    const auto history = list_deliveries(box.db, id, {}, 10);
    REQUIRE(history.size() == 1);
    CHECK(resend(box.db, history[0].id, box.now).error().code == Errc::invalid_input);
    box.event();
    CHECK(list_deliveries(box.db, id, {}, 10).size() == 1);
    CHECK(box.endpoint() > id);
}

TEST_CASE("there are so many endpoints at most, removed ones not counted") {
    Operational box;
    for (std::size_t i = 0; i < limits::endpoints_max; ++i)
        box.endpoint();
    const NewEndpoint one_more{.name = "", .url = "https://example.no", .secret = "whsec_x"};
    CHECK(add_endpoint(box.db, box.sealer, one_more, box.now).error().code == Errc::invalid_input);
    CHECK(remove_endpoint(box.db, {1}, box.now).has_value());
    CHECK(add_endpoint(box.db, box.sealer, one_more, box.now).has_value());
}

TEST_CASE("the names of what an endpoint reads and why it is disabled are stable") {
    CHECK(to_string(Reads::open) == "public");
    CHECK(reads_from("secretariat") == Reads::secretariat);
    CHECK(reads_from("public") == Reads::open);
    CHECK_FALSE(reads_from("open").has_value());
    CHECK(to_string(DisabledReason::switched_off) == "switched_off");
    CHECK(to_string(DisabledReason::failing) == "failing");
    CHECK(to_string(DisabledReason::gone) == "gone");
}

}  // namespace
}  // namespace saksgang::store
