// SPDX-License-Identifier: EUPL-1.2
// What the pages about receivers say of each state there is, and what they never say.
#include "daemon/views/notices/notices_model.hpp"

#include "daemon/views/pages.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/admin_samples.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

using store::DeliveryState;
using store::DisabledReason;

EndpointLine line_of(const app::EndpointStatus& status) {
    return notices_model(std::span{&status, 1}, "", a_frame()).endpoints.at(0);
}

app::SentDelivery sent(store::StoredDelivery delivery) {
    return {.endpoint = an_endpoint(), .delivery = std::move(delivery), .body = R"({"a":1})"};
}

}  // namespace

TEST_CASE("of a receiver's address only the host is shown") {
    const app::EndpointStatus status{.endpoint = an_endpoint(), .traffic = {}};
    CHECK(line_of(status).host == "mottak.example.org");
    const auto endpoint = endpoint_model(
        {.status = status, .deliveries = {}, .more = false, .state_filter = ""}, "", a_frame());
    const Pages pages;
    for (const auto& html :
         {pages.notices({}, notices_model(std::span{&status, 1}, "", a_frame())),
          pages.endpoint({}, endpoint),
          pages.delivery({}, delivery_model(sent(a_failing_delivery()), "", a_frame()))}) {
        CHECK_FALSE(contains(html, "hemmelig"));
        CHECK_FALSE(contains(html, "nokkel"));
    }
}

TEST_CASE("a receiver without a name goes by its host") {
    app::EndpointStatus status{.endpoint = an_endpoint(), .traffic = {}};
    status.endpoint.name = "";
    CHECK(line_of(status).name == "mottak.example.org");
}

TEST_CASE("a receiver is in order, failing, or off with the reason") {
    app::EndpointStatus status{.endpoint = an_endpoint(), .traffic = {}};
    CHECK(line_of(status).state == Tag{"i orden", Tone::success});
    CHECK(line_of(status).why.empty());
    status.endpoint.failing_since = an_instant();
    CHECK(line_of(status).state == Tag{"feiler", Tone::warning});
    CHECK(contains(line_of(status).why, "26. april 2024 kl. 12:00"));
    CHECK_FALSE(contains(line_of(status).why, "prøver"));
    status.endpoint.paused_until = an_instant() + std::chrono::minutes{5};
    CHECK(contains(line_of(status).why, "Vi prøver igjen 26. april 2024 kl. 12:05"));
    status.endpoint.disabled_at = an_instant();
    for (const auto& [reason, words] : {std::pair{DisabledReason::switched_off, "av en person"},
                                        std::pair{DisabledReason::failing, "fem dager"},
                                        std::pair{DisabledReason::gone, "HTTP 410"}}) {
        status.endpoint.disabled_reason = reason;
        CHECK(line_of(status).state == Tag{"slått av", Tone::danger});
        CHECK(contains(line_of(status).why, words));
    }
}

TEST_CASE("what waits and what is held back is counted") {
    app::EndpointStatus status{.endpoint = an_endpoint(), .traffic = {}};
    CHECK(line_of(status).pending.empty());
    CHECK(line_of(status).last_success == "Ingen varsler er mottatt ennå");
    status.traffic = {.last_success = an_instant(), .pending = 1, .held = 0};
    CHECK(line_of(status).pending == "1 varsel venter");
    CHECK(contains(line_of(status).last_success, "Sist mottatt 26. april 2024"));
    status.traffic.pending = 3;
    CHECK(line_of(status).pending == "3 varsler venter");
    status.traffic = {.last_success = {}, .pending = 0, .held = 2};
    CHECK(line_of(status).pending == "2 varsler holdes tilbake");
}

TEST_CASE("each state of a notice has its words, and only settled or waiting ones are resent") {
    struct Row {
        DeliveryState state;
        const char* words;
        bool resendable;
    };
    for (const auto& [state, words, resendable] :
         {Row{DeliveryState::queued, "venter på tur", false},
          Row{DeliveryState::waiting, "på vei", true},
          Row{DeliveryState::leased, "sendes nå", false},
          Row{DeliveryState::delivered, "mottatt", true},
          Row{DeliveryState::exhausted, "gitt opp", true},
          Row{DeliveryState::held, "holdes tilbake", false}}) {
        INFO(words);
        const auto model = delivery_model(sent(a_delivery(state)), "", a_frame());
        CHECK(model.line.state.words == words);
        CHECK(model.line.resendable == resendable);
        CHECK(model.line.attempts == "Ikke forsøkt ennå.");
    }
}

TEST_CASE("a notice that is retried says how often, how it went, and when again") {
    const auto model = delivery_model(sent(a_failing_delivery()), "", a_frame());
    CHECK(model.line.state == Tag{"prøves igjen", Tone::warning});
    CHECK(model.line.attempts == "3 forsøk, sist: svarte ikke i tide.");
    CHECK(model.line.next == "Neste forsøk 26. april 2024 kl. 14:00.");
    REQUIRE(model.attempts.size() == 3);
    CHECK(model.attempts[0].title == "Forsøk 3: svarte ikke i tide");
    CHECK(model.attempts[2].title == "Forsøk 1: avvist med HTTP 500");
    CHECK(model.attempts[2].took == "120 ms");
    CHECK(model.attempts[2].response == "<h1>Feil</h1>");
    CHECK(model.body == R"({"a":1})");
}

TEST_CASE("nothing is resent to a receiver that is off") {
    auto off = sent(a_delivery(DeliveryState::exhausted));
    off.endpoint.disabled_reason = DisabledReason::gone;
    CHECK_FALSE(delivery_model(off, "", a_frame()).line.resendable);
}

TEST_CASE("filters stand for states, and an unknown one for all of them") {
    CHECK(states_of_filter("").empty());
    CHECK(states_of_filter("nonsense").empty());
    CHECK(states_of_filter("pending").size() == 3);
    CHECK(states_of_filter("delivered") == std::vector{DeliveryState::delivered});
}

TEST_CASE("the way to older notices keeps the filter") {
    const app::EndpointStatus status{.endpoint = an_endpoint(), .traffic = {}};
    const std::vector deliveries{a_delivery(DeliveryState::exhausted)};
    const EndpointReading reading{
        .status = status, .deliveries = deliveries, .more = true, .state_filter = "exhausted"};
    CHECK(endpoint_model(reading, "", a_frame()).older_query == "state=exhausted&before=41");
}

TEST_CASE("an address cannot put words of its own on a page") {
    CHECK(notices_model({}, "removed", a_frame()).done ==
          "Mottakeren er fjernet. Adressen og nøkkelen er slettet.");
    for (const char* done : {"", "page.x", "anything", "<b>", "Removed"})
        CHECK(notices_model({}, done, a_frame()).done.empty());
}

TEST_CASE("every kind of event has its words in every language") {
    for (const Language language : {Language::nb, Language::nn, Language::en}) {
        for (const auto& type : notice_types())
            CHECK_FALSE(contains(event_words(type, Speech{language}), "page."));
        CHECK_FALSE(contains(event_words("endpoint.ping", Speech{language}), "page."));
    }
    CHECK(notice_types().size() == 7);
}

TEST_CASE("a refused receiver is shown again with all that was typed") {
    SentForm typed;
    typed.typed = {
        {"url", "http://nei"}, {event_field("milestone.moved"), "yes"}, {"reads", "secretariat"}};
    typed.faults.push_back(
        {.field = "url",
         .reason = {.kind = "invalid_input",
                    .phrase = {.key = "field.unfit", .arguments = {{"field", "url"}}},
                    .who = {},
                    .by = {}}});
    const std::vector<DocumentChoice> documents{{.slug = "strategi", .title = "Strategi"}};
    const auto council = the_hearing().council;
    const auto page =
        new_endpoint_form({.council = council, .documents = documents, .once = "k", .sent = typed},
                          Speech{Language::nb});
    const auto html = Pages{}.plain_form({}, page);
    CHECK(contains(html, "<title>Feil: Ny mottaker"));
    CHECK(contains(html, "value=\"http://nei\""));
    CHECK(contains(html, "href=\"#endpoint-url\""));
    CHECK(contains(html, "name=\"event.milestone.moved\" type=\"checkbox\" value=\"yes\" checked"));
    CHECK(contains(html, "value=\"secretariat\" checked"));
    CHECK_FALSE(
        contains(html, "name=\"document.strategi\" type=\"checkbox\" value=\"yes\" checked"));
}

}  // namespace saksgang::views
