// SPDX-License-Identifier: EUPL-1.2
// The bodies of the council, as they stand today: what each may decide, and who sits in it.
#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/overview_parts.hpp"
#include "daemon/views/people/people_model.hpp"
#include "daemon/views/people/people_parts.hpp"

namespace saksgang::views {
namespace {

using People = std::span<const store::Person>;

const store::Person* find_person(People people, const Pseudonym& pseudonym) {
    const auto found = std::ranges::find(people, pseudonym, &store::Person::pseudonym);
    return found == people.end() ? nullptr : &*found;
}

std::string sitter(const std::optional<Pseudonym>& pseudonym, People people, const Speech& speech) {
    if (!pseudonym) return speech.say("seat_vacant");
    const auto* person = find_person(people, *pseudonym);
    return person == nullptr || person->name.empty() ? speech.say("seat_filled") : person->name;
}

std::string seat_name(const workflows::Seat& seat) {
    return seat.represents.empty() ? seat.slug.value : seat.represents;
}

SeatLine seat_line(const workflows::Body& body, const workflows::Seat& seat, People people,
                   const Speech& speech) {
    return {.body = body.slug.value,
            .slug = seat.slug.value,
            .represents = seat_name(seat),
            .holder = sitter(seat.holder, people, speech),
            .deputy = seat.deputy ? speech.say("seat_deputy_is",
                                               {{"name", sitter(seat.deputy, people, speech)}})
                                  : std::string{},
            .chair = body.chair == seat.slug};
}

std::string mandate_words(const workflows::Body& body, const Speech& speech) {
    std::vector<std::string> kinds;
    for (const auto kind : body.mandate)
        kinds.push_back(speech.say(fmt::format("kind_{}", to_string(kind))));
    if (kinds.empty()) return speech.say("mandate_none");
    return speech.say("mandate", {{"kinds", listed(kinds, speech)}});
}

std::string rule_words(const workflows::Rule& rule, const Speech& speech) {
    const auto quorum = fmt::format("{}/{}", rule.quorum_numerator, rule.quorum_denominator);
    return speech.say(rule.chair_breaks_ties ? "rule_chair_breaks" : "rule_no_chair",
                      {{"quorum", quorum}});
}

BodyCard card_of(const workflows::Body& body, People people, const Speech& speech) {
    BodyCard card{.slug = body.slug.value,
                  .title = speech.of(body.title),
                  .kind = speech.say(fmt::format("body_kind_{}", to_string(body.kind))),
                  .mandate = mandate_words(body, speech),
                  .rule = rule_words(body.rule, speech),
                  .seat_count = speech.count("seats", static_cast<std::int64_t>(body.seats.size())),
                  .seats = {}};
    for (const auto& seat : body.seats)
        card.seats.push_back(seat_line(body, seat, people, speech));
    return card;
}

FormField sitter_field(std::string name, const std::optional<Pseudonym>& today, People people,
                       const Speech& speech) {
    FormField field{
        .name = name, .kind = FieldKind::select, .label = speech.say("label_seat_" + name)};
    field.choices.push_back({.value = "", .words = speech.say("seat_vacant")});
    for (const store::Person& person : people) {
        if (person.disabled_at) continue;
        field.choices.push_back({.value = std::to_string(person.id.value), .words = person.name});
        if (today == person.pseudonym) field.value = field.choices.back().value;
    }
    return field;
}

}  // namespace

BodiesModel bodies_model(const workflows::Council& council, People people, std::string_view done,
                         const Speech& speech) {
    BodiesModel model{
        .bodies = {}, .may_change = !people.empty(), .done = done_people(done, speech)};
    for (const auto& [slug, body] : council.bodies)
        model.bodies.push_back(card_of(body, people, speech));
    return model;
}

PlainForm seat_form(const workflows::Body& body, const workflows::Seat& seat, People people,
                    const PlainFormReading& reading, const Speech& speech) {
    FormModel form{.id = "seat",
                   .action = fmt::format("/bodies/{}/seats/{}", body.slug.value, seat.slug.value),
                   .submit = speech.say("save_seat"),
                   .once = reading.once};
    form.fields.push_back(sitter_field("holder", seat.holder, people, speech));
    form.fields.push_back(sitter_field("deputy", seat.deputy, people, speech));
    fill_in(form, reading.sent, reading.council, speech);
    return {.title = speech.say("seat_title",
                                {{"body", speech.of(body.title)}, {"seat", seat_name(seat)}}),
            .intro = {speech.say("seat_intro")},
            .form = std::move(form),
            .back_path = "/bodies",
            .back = speech.say("to_bodies")};
}

}  // namespace saksgang::views
