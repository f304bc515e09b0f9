// SPDX-License-Identifier: EUPL-1.2
// Where notices go and what became of them, as strings and flags in one language. Pure; any thread.
// Of an address only the host is said: receivers keep secrets of their own in the rest.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/app/endpoints.hpp"
#include "daemon/views/forms/plain_form.hpp"
#include "daemon/views/overview_model.hpp"

namespace saksgang::views {

struct EndpointLine {
    std::string id;
    std::string name;  // its host, when it was given none
    std::string host;
    Tag state;
    std::string why;           // since when it fails, or why it is off; empty: it is in order
    std::string last_success;  // "Sist mottatt 26. april 2024 kl. 10.42"
    std::string pending;       // "2 varsler venter"; empty: none does
};

struct NoticesModel {
    std::vector<EndpointLine> endpoints;
    std::string done;  // what was just done; empty: nothing
};

struct DeliveryLine {
    std::string id;
    std::string when;
    std::string event;
    std::string document;  // its slug; empty: a ping
    Tag state;
    std::string attempts;  // "3 forsøk, sist: avvist med HTTP 500"
    std::string next;      // "Neste forsøk …"; empty: none is planned
    bool resendable = false;
};

struct FilterLink {
    std::string value;  // of the query's `state`; empty: all of them
    std::string words;
    bool chosen = false;
};

struct EndpointModel {
    EndpointLine line;
    std::string events;     // what it is told of
    std::string documents;  // and about which
    std::string reads;
    std::string created;
    std::string secret;  // shown this once; empty otherwise
    std::string ping_key;
    bool enabled = true;
    std::vector<FilterLink> filters;
    std::vector<DeliveryLine> deliveries;
    std::string older_query;  // of the next page; empty: this is the last
    std::string done;
};

struct AttemptLine {
    std::string title;  // "Forsøk 2: avvist med HTTP 500"
    std::string when;
    std::string took;    // "120 ms"
    std::string detail;  // English, as the sender wrote it
    std::string response;
    Tone tone = Tone::neutral;
};

struct DeliveryModel {
    std::string endpoint_id;
    std::string endpoint_name;
    std::string message_id;
    DeliveryLine line;
    std::vector<AttemptLine> attempts;  // newest first
    std::string body;                   // the bytes as they are sent
    std::string done;
};

// What all of these are read with.
struct NoticeFrame {
    std::string time_zone;
    Speech speech;
};

NoticesModel notices_model(std::span<const app::EndpointStatus> statuses, std::string_view done,
                           const NoticeFrame& frame);

struct EndpointReading {
    const app::EndpointStatus& status;
    std::span<const store::StoredDelivery> deliveries;
    bool more = false;  // there are older ones
    std::string_view state_filter;
};
EndpointModel endpoint_model(const EndpointReading& reading, std::string_view done,
                             const NoticeFrame& frame);
DeliveryModel delivery_model(const app::SentDelivery& sent, std::string_view done,
                             const NoticeFrame& frame);

// The states that a filter's value stands for; none: all of them.
std::vector<store::DeliveryState> states_of_filter(std::string_view value);

std::string endpoint_name(const store::Endpoint& endpoint);  // its host, when it was given none

// Every kind of event that notices tell of.
std::vector<std::string> notice_types();
// "document.stage_changed" → "Saken går til et annet steg".
std::string event_words(std::string_view type, const Speech& speech);

struct DocumentChoice {
    std::string slug;
    std::string title;
};

// The names of its fields besides `url`, `name` and `reads`: a tick for each kind of event, and for
// each document.
std::string event_field(std::string_view type);
std::string document_field(std::string_view slug);

struct EndpointFormReading {
    const workflows::Council& council;
    std::span<const DocumentChoice> documents;
    std::string once;
    const SentForm& sent;
};
PlainForm new_endpoint_form(const EndpointFormReading& reading, const Speech& speech);
PlainForm remove_endpoint_form(const store::Endpoint& endpoint, std::string once,
                               const Speech& speech);

}  // namespace saksgang::views
